package dev.hone.local.engine;

import java.nio.file.Path;

/** An environment variable that the engine cannot start with; the message is for the person who set it. */
final class UnusableSettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private UnusableSettingException(String message) {
        super(message);
    }

    static UnusableSettingException unset(String name) {
        return new UnusableSettingException("unset environment variable " + name);
    }

    static UnusableSettingException notAFolder(String name, Path folder) {
        return new UnusableSettingException(name + " is no folder: " + folder);
    }

    static UnusableSettingException notAPort(String name, String value) {
        return new UnusableSettingException(name + " is no port number: '" + value + "'");
    }
}
