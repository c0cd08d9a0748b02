package dev.hone.local.command;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.house.Installation;
import dev.hone.local.command.house.Ports;
import dev.hone.local.command.house.Release;
import dev.hone.local.command.supervisor.HouseState;
import dev.hone.local.command.supervisor.StateFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command itself: what all verbs share. */
@Command(
        name = "hone",
        description =
                "Keeps an image classifier sharp: people correct it, it is trained again, the better model answers.",
        synopsisSubcommandLabel = "VERB",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = HoneCommand.Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:it failed, or is not as it should be; a line says why and what to do",
            "2:the command was not understood"
        },
        footer = {"", "Everything that a house keeps is in the folder .hone, or in the one that HONE_HOME names."})
final class HoneCommand implements Runnable {
    /** In the order in which the help tells them. Each is named like its class. */
    private static final List<Class<?>> VERBS = List.of(
            UpVerb.class,
            DownVerb.class,
            StatusVerb.class,
            LogsVerb.class,
            EnvVerb.class,
            DoctorVerb.class,
            ApplyVerb.class,
            ImportVerb.class,
            TrainVerb.class,
            PredictVerb.class,
            ModelsVerb.class,
            PromoteVerb.class,
            RollbackVerb.class,
            ExportVerb.class,
            ClassifierVerb.class,
            ReindexVerb.class,
            EraseVerb.class,
            KeysVerb.class,
            BenchVerb.class,
            TestVerb.class,
            PrepareVerb.class,
            VersionVerb.class,
            CompletionVerb.class,
            SuperviseVerb.class,
            RehearseVerb.class);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            scope = ScopeType.INHERIT,
            description = "The first of the house's six ports (HONE_PORT_BASE; 7400 unless the house has another).")
    private Integer portBase;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show where an error came from.")
    private boolean verbose;

    /**
     * What understands the arguments: with the verb that they begin with, or with all when they begin with something
     * else. To read all verbs takes longer than most of them take.
     */
    static CommandLine line(String... arguments) {
        CommandLine line = new CommandLine(new HoneCommand());
        Optional<Class<?>> named = VERBS.stream()
                .filter(verb -> arguments.length > 0 && name(verb).equals(arguments[0]))
                .findFirst();
        named.map(List::<Class<?>>of).orElse(VERBS).forEach(line::addSubcommand);
        if (named.isEmpty()) {
            line.addSubcommand(HelpCommand.class);
        }
        return line;
    }

    private static String name(Class<?> verb) {
        return verb.getSimpleName().replace("Verb", "").toLowerCase(Locale.ROOT);
    }

    /** Without a verb there is nothing to do but to tell which there are. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    boolean isVerbose() {
        return verbose;
    }

    /** The house that the options and the environment name. One that is up keeps its ports, whatever they say. */
    House house() {
        House usual = usualHouse();
        Optional<HouseState> state = new StateFile(usual.state()).read();
        int base = state.filter(HouseState::supervised)
                .map(HouseState::portBase)
                .or(() -> asked(usual.environment()))
                .or(() -> state.map(HouseState::portBase))
                .orElse(Ports.USUAL_BASE);
        return new House(usual.home(), new Ports(base), usual.installation(), usual.environment());
    }

    /** The house on the usual ports, whatever it says about itself. */
    House usualHouse() {
        Map<String, String> environment = System.getenv();
        Installation installation = Installation.current();
        String named = environment.getOrDefault("HONE_HOME", "");
        Path home = (named.isBlank() ? installation.root().resolve(".hone") : Path.of(named))
                .toAbsolutePath()
                .normalize();
        return new House(home, new Ports(Ports.USUAL_BASE), installation, environment);
    }

    /** The house, when it is up. */
    House houseThatIsUp() {
        House house = house();
        boolean up = new StateFile(house.state())
                .read()
                .filter(HouseState::supervised)
                .isPresent();
        if (!up) {
            throw HouseException.notUp();
        }
        return house;
    }

    private Optional<Integer> asked(Map<String, String> environment) {
        if (portBase != null) {
            return Optional.of(portBase);
        }
        String named = environment.getOrDefault("HONE_PORT_BASE", "");
        try {
            return named.isBlank() ? Optional.empty() : Optional.of(Integer.valueOf(named));
        } catch (NumberFormatException e) {
            throw HouseException.because("HONE_PORT_BASE is a number, not '%s'".formatted(named), e);
        }
    }

    /** What --version says. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "hone " + Release.CURRENT.version(), "Java " + Runtime.version() + ", " + System.getProperty("os.name")
            };
        }
    }
}
