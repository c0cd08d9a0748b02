package dev.hone.local.command;

import dev.hone.local.command.house.Credentials.Key;
import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.load.LoadPage;
import dev.hone.local.command.load.LoadPlan;
import dev.hone.local.command.load.LoadReport;
import dev.hone.local.command.load.LoadRun;
import dev.hone.local.command.load.MeasuringTime;
import dev.hone.local.command.serving.PictureFiles;
import dev.hone.pictures.paint.PaintedCell;
import dev.hone.pictures.paint.PaintedCells;
import dev.hone.stores.connections.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code hone bench serving}. */
@Command(
        name = "serving",
        description = {
            "Put load on the prediction service, and tell how many pictures it answers and how long that takes.",
            "Each request is a picture as the file of a form, with a key. The answers are put on record like any other.",
            "A key may ask 500 times a second, unless HONE_RATE_LIMIT said otherwise when the house came up; what is above fails with 429."
        },
        exitCodeList = {
            "0:every request was answered",
            "1:at least one was not, or nothing could be measured",
            "2:the command was not understood"
        },
        footer = {
            "",
            "Examples:",
            "  hone bench serving cells",
            "  hone bench serving cells --users 32 --time 1m --pictures photos/",
            "  hone bench serving cells --rate 50"
        })
final class BenchServingVerb implements Callable<Integer> {
    private static final int PAINTED = 50;

    @ParentCommand
    private BenchVerb bench;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PROJECT", description = "The project, by its name.")
    private String project;

    @Option(
            names = "--users",
            paramLabel = "N",
            defaultValue = "16",
            description = "How many ask at a time, each on a connection of its own (${DEFAULT-VALUE}).")
    private int users;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "0",
            description = "How many requests begin in a second; without it each user asks again at once.")
    private double rate;

    @Option(
            names = "--time",
            paramLabel = "T",
            defaultValue = "30s",
            converter = MeasuringTime.class,
            description = "How long it is measured (${DEFAULT-VALUE}), after a fifth of that to warm up.")
    private Duration time;

    @Option(names = "--pictures", paramLabel = "FOLDER", description = "What is asked about; painted cells without it.")
    private Path pictures;

    @Option(names = "--url", paramLabel = "URL", description = "Another service than the house's.")
    private URI url;

    @Option(names = "--key", paramLabel = "KEY", description = "The key for the other service.")
    private String key;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where serving.csv and serving.html go; bench/ of the house without it.")
    private Path out;

    @Override
    public Integer call() throws InterruptedException {
        check();
        House house = url == null ? bench.hone().houseThatIsUp() : bench.hone().house();
        LoadPlan plan = new LoadPlan(target(house), secret(house), pictures(), users, rate, time.dividedBy(5), time);
        Lines lines = new Lines(spec);
        lines.line("measuring for %d s".formatted(time.plus(plan.warmUp()).toSeconds()));
        LoadReport report = LoadRun.of(plan);
        report.words().forEach(lines::line);
        Path folder = out == null ? house.home().resolve("bench") : out;
        write(folder.resolve("serving.csv"), report.csv());
        write(folder.resolve("serving.html"), LoadPage.of("Load on serving, project " + project, report));
        lines.line("details: %s".formatted(folder.resolve("serving.html")));
        return report.failed() == 0 && report.answered() > 0 ? 0 : spec.exitCodeOnExecutionException();
    }

    private void check() {
        if (users < 1 || rate < 0) {
            throw new ParameterException(spec.commandLine(), "--users is 1 or more, and --rate 0 or more");
        }
        if ((url == null) != (key == null)) {
            throw new ParameterException(spec.commandLine(), "--url and --key belong together");
        }
    }

    private URI target(House house) {
        String base = url == null ? House.url(house.ports().serving()) : url.toString();
        return URI.create(base.replaceAll("/+$", "") + "/v1/predict?project="
                + URLEncoder.encode(project, StandardCharsets.UTF_8));
    }

    private Secret secret(House house) {
        return key == null ? house.credentials().secret(Key.ADMIN_KEY) : new Secret(key);
    }

    private List<byte[]> pictures() {
        if (pictures == null) {
            return PaintedCells.paint(1, PAINTED).stream().map(PaintedCell::png).toList();
        }
        return PictureFiles.under(List.of(pictures)).stream()
                .map(BenchServingVerb::read)
                .toList();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw HouseException.because("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw HouseException.because("%s cannot be written: %s".formatted(file, e.getMessage()), e);
        }
    }
}
