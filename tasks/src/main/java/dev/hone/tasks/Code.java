package dev.hone.tasks;

import java.util.Optional;

/** Which code works here. */
final class Code {
    private Code() {}

    static String version() {
        return Optional.ofNullable(Code.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
