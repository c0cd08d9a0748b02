package dev.hone.local.command;

import dev.hone.local.command.house.Release;
import dev.hone.stores.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hone version}. */
@Command(
        name = "version",
        description = "Tell which Hone this is, what runs it, and which versions of the parts come with it.",
        footer = {"", "Examples:", "  hone version", "  hone version --json"})
final class VersionVerb implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    @Override
    public Integer call() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("hone", Release.CURRENT.version());
        versions.put("java", Runtime.version().toString());
        versions.put(
                "os",
                "%s %s %s"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                System.getProperty("os.arch")));
        versions.putAll(Release.CURRENT.parts());
        Lines lines = new Lines(spec);
        if (json) {
            lines.line(Json.text(versions));
        } else {
            versions.forEach((what, version) -> lines.line("%-12s %s".formatted(what, version)));
        }
        return 0;
    }
}
