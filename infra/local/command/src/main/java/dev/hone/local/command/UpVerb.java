package dev.hone.local.command;

import dev.hone.local.command.demo.Demo;
import dev.hone.local.command.house.Credentials;
import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.house.Server;
import dev.hone.local.command.kestra.FlowDeployment;
import dev.hone.local.command.kestra.KestraAwayException;
import dev.hone.local.command.kestra.TrainingRun;
import dev.hone.local.command.lifecycle.Furnishing;
import dev.hone.local.command.lifecycle.Progress;
import dev.hone.local.command.lifecycle.Shutdown;
import dev.hone.local.command.lifecycle.Startup;
import dev.hone.local.command.projects.Applying;
import dev.hone.local.command.supervisor.HouseReport;
import dev.hone.local.command.supervisor.HouseReport.PartReport;
import dev.hone.local.command.supervisor.HouseState;
import dev.hone.local.command.supervisor.ProcessMark;
import dev.hone.local.command.supervisor.StateFile;
import dev.hone.stores.json.Json;
import dev.hone.stores.projects.ProjectFiles;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
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
            "An empty house gets 600 painted pictures of blood cells and a model that tells them apart. Where that was",
            "broken off, the next one goes on with it."
        },
        exitCodeList = {
            "0:all parts are up, all flows are deployed, all projects are applied; an empty house has its model",
            "1:something is in the way; a line says what, and what to do",
            "2:the command was not understood"
        },
        footer = {
            "",
            "Examples:",
            "  hone up",
            "  hone up --port-base 7500 --empty",
            "  HONE_DATABASE_USER=hone HONE_DATABASE_PASSWORD=... hone up --postgres-url postgresql://db:5432/hone",
            "  hone up --postgres-url embedded     back to the house's own"
        })
final class UpVerb implements Callable<Integer> {
    private static final String DEMO = "cells";

    @ParentCommand
    private HoneCommand hone;

    @Spec
    private CommandSpec spec;

    @Option(names = "--foreground", description = "Stay until Ctrl-C, and take the house down then.")
    private boolean foreground;

    @Option(names = "--empty", description = "Leave an empty house empty.")
    private boolean isEmpty;

    @Option(names = "--json", description = "Print a JSON object for each thing that happens, and one for the house.")
    private boolean json;

    @ArgGroup(
            exclusive = false,
            heading = "%nServers that are there already, instead of parts of the house. It remembers them; the address"
                    + " 'embedded' goes back to its own. An address is also taken from the environment variable in"
                    + " parentheses, user and password only from those in brackets.%n")
    private ServerOptions servers = new ServerOptions();

    /** The addresses of servers that somebody else runs. */
    static final class ServerOptions {
        @Option(
                names = "--kestra-url",
                paramLabel = "URL",
                description = "Kestra (HONE_KESTRA_URL) [HONE_KESTRA_USER, HONE_KESTRA_PASSWORD].")
        private String kestra;

        @Option(
                names = "--mlflow-url",
                paramLabel = "URL",
                description = "MLflow (HONE_MLFLOW_URL) [HONE_MLFLOW_USER, HONE_MLFLOW_PASSWORD].")
        private String mlflow;

        @Option(
                names = "--s3-url",
                paramLabel = "URL",
                description = "S3 (HONE_S3_ENDPOINT) [HONE_S3_ACCESS_KEY, HONE_S3_SECRET_KEY].")
        private String s3;

        @Option(
                names = "--postgres-url",
                paramLabel = "URL",
                description =
                        "PostgreSQL, as postgresql://HOST:PORT/DATABASE (HONE_DATABASE_URL) [HONE_DATABASE_USER,"
                                + " HONE_DATABASE_PASSWORD]. A house with its own MLflow also needs the database 'mlflow' there.")
        private String postgres;

        Map<Server, String> asked() {
            Map<Server, String> asked = new EnumMap<>(Server.class);
            put(asked, Server.KESTRA, kestra);
            put(asked, Server.MLFLOW, mlflow);
            put(asked, Server.S3, s3);
            put(asked, Server.POSTGRES, postgres);
            return asked;
        }

        private static void put(Map<Server, String> asked, Server server, String written) {
            if (written != null) {
                asked.put(server, written);
            }
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        House house = hone.house();
        Lines lines = new Lines(spec);
        Progress progress = json ? new JsonProgress(lines) : new LineProgress(lines);
        boolean started = new Startup(house, progress).run(servers.asked());
        FlowDeployment flows = new FlowDeployment(house, progress::step);
        List<String> refused = new ArrayList<>(flows.run());
        new Furnishing(house).run();
        refused.addAll(new Applying(
                        house, "hone up", (project, who, difference) -> leave(project, who, progress), progress::step)
                .toNewKestra(flows.wasEmpty())
                .run(ProjectFiles.in(house.projects())));
        Demo demo = new Demo(house, DEMO);
        if (!isEmpty && demo.isDue()) {
            run(demo, lines, progress).ifPresent(refused::add);
        }
        refused.forEach(line -> ErrorLine.print(spec.commandLine(), line));
        if (json) {
            lines.line(Json.text(HouseReport.of(house.ports().base(), new StateFile(house.state()).read())));
        } else {
            lines.line(started ? "The house is up." : "The house is up already.");
            addresses(house, lines);
        }
        if (foreground) {
            stay(house);
        }
        return refused.isEmpty() ? 0 : spec.exitCodeOnExecutionException();
    }

    /** Nobody is asked: whoever only wants the house up has not thought about a project. */
    private static boolean leave(String project, String who, Progress progress) {
        progress.step("project   %s stays as %s has changed it: ./hone apply shows what its file would change"
                .formatted(project, who));
        return false;
    }

    /** A house without its first model is up all the same: says what went wrong, and how to try again. */
    private Optional<String> run(Demo demo, Lines lines, Progress progress) throws InterruptedException {
        progress.step("There is no model yet: %d painted pictures come in and a first one is trained."
                .formatted(Demo.PICTURES));
        bringPictures(demo, lines).forEach(progress::step);
        try {
            TrainingRun run = demo.training();
            try (Leaving leaving = new Leaving(progress::step, run.leaving())) {
                progress.step(run.follow(progress::step).words());
            }
            return Optional.empty();
        } catch (HouseException | KestraAwayException e) {
            return Optional.of(
                    "%s has no model yet: %s (./hone train %1$s tries again)".formatted(DEMO, e.getMessage()));
        }
    }

    private List<String> bringPictures(Demo demo, Lines lines) {
        ProgressBar bar = new ProgressBar(lines, "pictures");
        try {
            return demo.bringPictures(json ? (pictures, share) -> {} : bar::at).words();
        } finally {
            bar.end();
        }
    }

    private record LineProgress(Lines lines) implements Progress {
        @Override
        public void step(String what) {
            lines.line(what);
        }

        @Override
        public void ready(PartReport part) {
            lines.line(
                    part.millis() == 0
                            ? "%-9s answers          %s".formatted(part.part(), part.url())
                            : "%-9s ready in %4.1f s   %s".formatted(part.part(), part.millis() / 1000.0, part.url()));
        }
    }

    private record JsonProgress(Lines lines) implements Progress {
        @Override
        public void step(String what) {
            lines.line(Json.text(Map.of("step", what)));
        }

        @Override
        public void ready(PartReport part) {
            lines.line(Json.text(part));
        }
    }

    private static void addresses(House house, Lines lines) {
        lines.line("  web app   %s, sign in as %s (./hone env shows the password)"
                .formatted(House.url(house.ports().ui()), Credentials.WEB_USER));
        lines.line("  serving   " + House.url(house.ports().serving()));
        lines.line("  Kestra    " + house.address(Server.KESTRA));
        lines.line("  MLflow    " + house.address(Server.MLFLOW));
        lines.line("  S3        " + house.address(Server.S3));
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
