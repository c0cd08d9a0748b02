package dev.hone.local.command;

import dev.hone.local.command.house.House;
import dev.hone.local.command.kestra.TrainingRun;
import dev.hone.local.command.lifecycle.Furnishing;
import dev.hone.local.command.lifecycle.Shutdown;
import dev.hone.local.command.lifecycle.Startup;
import dev.hone.local.command.supervisor.HouseState;
import dev.hone.local.command.supervisor.ProcessMark;
import dev.hone.local.command.supervisor.StateFile;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code hone up}. */
@Command(
        name = "up",
        description = {
            "Bring the house up: PostgreSQL, S3, MLflow, Kestra, serving and the web app.",
            "An empty house gets 200 painted pictures of blood cells and a model that tells them apart."
        })
final class UpVerb implements Callable<Integer> {
    private static final String DEMO = "cells";
    private static final int DEMO_PICTURES = 200;

    @ParentCommand
    private HoneCommand hone;

    @Spec
    private CommandSpec spec;

    @Option(names = "--foreground", description = "Stay until Ctrl-C, and take the house down then.")
    private boolean foreground;

    @Option(names = "--no-demo", description = "Leave an empty house empty.")
    private boolean noDemo;

    @Override
    public Integer call() throws InterruptedException {
        House house = hone.house();
        Lines lines = new Lines(spec);
        boolean started = new Startup(house, lines::line).run();
        boolean empty = new Furnishing(house).run(DEMO, lines::line);
        if (empty && !noDemo) {
            lines.line("The house is empty: %d painted pictures come in and a first model is trained."
                    .formatted(DEMO_PICTURES));
            ImportVerb.painted(house, lines, DEMO, ImportVerb.USUAL_SEED, DEMO_PICTURES);
            lines.line(TrainingRun.start(house, DEMO, OptionalInt.empty()).follow(lines::line));
        }
        lines.line(started ? "The house is up." : "The house is up already.");
        addresses(house, lines);
        if (foreground) {
            stay(house);
        }
        return 0;
    }

    private static void addresses(House house, Lines lines) {
        lines.line("  web app   " + House.url(house.ports().ui()));
        lines.line("  serving   " + House.url(house.ports().serving()));
        lines.line("  Kestra    " + House.url(house.ports().kestra()));
        lines.line("  MLflow    " + House.url(house.ports().mlflow()));
        lines.line("  S3        " + House.url(house.ports().bucket()));
    }

    private static void stay(House house) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                new Shutdown(house).run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        Optional<ProcessHandle> supervisor =
                new StateFile(house.state()).read().map(HouseState::supervisor).flatMap(ProcessMark::find);
        if (supervisor.isPresent()) {
            supervisor.get().onExit().join();
        }
    }
}
