package dev.hone.local.engine.flows;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the flows of a folder into Kestra: what the files say is what runs. */
@Singleton
public final class FlowFolder {
    private static final Logger LOG = LoggerFactory.getLogger(FlowFolder.class);

    private final FlowStore flows;

    FlowFolder(FlowStore flows) {
        this.flows = flows;
    }

    /**
     * Creates or updates the flow of every {@code *.yaml} file below the folder; a flow without a file is left alone.
     *
     * @throws BrokenFlowException at the first file that Kestra refuses
     */
    public void load(Path folder) {
        for (Path file : filesBelow(folder)) {
            FlowStore.Change change = load(folder, file);
            if (change != FlowStore.Change.NONE) {
                LOG.info("flow {} {}", folder.relativize(file), change.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    private FlowStore.Change load(Path folder, Path file) {
        try {
            return flows.apply(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the flow " + file, e);
        } catch (RuntimeException e) {
            throw BrokenFlowException.in(folder.relativize(file), String.valueOf(e.getMessage()), e);
        }
    }

    private static List<Path> filesBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the flows in " + folder, e);
        }
    }
}
