package dev.hone.local.command.road;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.local.command.road.RoadHouse.Ran;
import dev.hone.pictures.paint.PaintedCells;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A house with a first model of painted cells that is up for all tests that ask for one: to bring one up and down takes more than a minute. */
public final class SharedHouse implements ParameterResolver {
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    /** A project that starts from learned weights. */
    private static final String LITE = """
            name: lite
            classes: [%s]
            network: efficientnet-lite0
            training: { strategy: head, epochs: 20 }
            """.formatted(String.join(", ", PaintedCells.CLASSES));

    /** A project that is trained as quickly as can be. */
    private static final String STEPS = """
            name: steps
            classes: [%s]
            training: { epochs: 1 }
            """.formatted(String.join(", ", PaintedCells.CLASSES));

    /** A project whose trainings do not come to their end. */
    private static final String STOPPED = """
            name: stopped
            classes: [%s]
            training: { epochs: 10000 }
            """.formatted(String.join(", ", PaintedCells.CLASSES));

    /** A project that nobody brings pictures into by hand. */
    private static final String TOYS = """
            name: toys
            classes: [%s]
            """.formatted(String.join(", ", PaintedCells.CLASSES));

    private record Up(RoadHouse house) implements AutoCloseable {
        static Up bringUp() {
            try {
                Path work = Path.of("target/road").toAbsolutePath();
                RoadHouse house = RoadHouse.empty(work);
                Files.writeString(work.resolve("projects/lite.yaml"), LITE);
                Files.writeString(work.resolve("projects/steps.yaml"), STEPS);
                Files.writeString(work.resolve("projects/stopped.yaml"), STOPPED);
                Files.writeString(work.resolve("projects/toys.yaml"), TOYS);
                Ran up = house.hone(PATIENCE, "up", "--empty");
                assertThat(up.code()).isZero();
                assertThat(up.output())
                        .contains("project   cells is new", "hone.schedules.cells is new", "The house is up.");
                assertThat(house.hone(PATIENCE, "import", "cells", "--painted", "200")
                                .code())
                        .isZero();
                assertThat(house.hone(PATIENCE, "train", "cells").output()).contains("cells v1 is in production");
                return new Up(house);
            } catch (Exception e) {
                throw new IllegalStateException("the house does not come up", e);
            }
        }

        @Override
        public void close() throws Exception {
            List<ProcessHandle> running = house.processes();
            assertThat(running).isNotEmpty();
            assertThat(house.hone(PATIENCE, "down").code()).isZero();
            assertThat(running).noneMatch(ProcessHandle::isAlive);
            assertThat(house.processes()).isEmpty();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RoadHouse.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedHouse.class))
                .computeIfAbsent(Up.class, key -> Up.bringUp(), Up.class)
                .house();
    }
}
