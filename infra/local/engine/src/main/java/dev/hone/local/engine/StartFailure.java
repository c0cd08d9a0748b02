package dev.hone.local.engine;

import java.net.BindException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** Says in plain words why a start failed, where the cause is one that a person can do something about. */
final class StartFailure {
    private static final int H2_DATABASE_ALREADY_OPEN = 90020;

    private StartFailure() {}

    static Optional<String> explain(EngineSettings settings, Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .flatMap(cause -> explainOne(settings, cause).stream())
                .findFirst();
    }

    private static Optional<String> explainOne(EngineSettings settings, Throwable cause) {
        return switch (cause) {
            case BindException taken ->
                Optional.of(
                        "cannot listen on %s:%d: %s".formatted(settings.host(), settings.port(), taken.getMessage()));
            case SQLException open
            when open.getErrorCode() == H2_DATABASE_ALREADY_OPEN -> Optional.of(anotherEngine(settings));
            case MVStoreException open
            when open.getErrorCode() == DataUtils.ERROR_FILE_LOCKED -> Optional.of(anotherEngine(settings));
            case MVStoreException damaged
            when damaged.getErrorCode() == DataUtils.ERROR_FILE_CORRUPT ->
                Optional.of(
                        ("Kestra's database in %s is damaged: move that folder away, and run hone up again. Flows and"
                                        + " schedules come back; what is known about past executions does not. (%s)")
                                .formatted(settings.database(), damaged.getMessage()));
            default -> Optional.empty();
        };
    }

    private static String anotherEngine(EngineSettings settings) {
        return "another engine works in " + settings.home();
    }
}
