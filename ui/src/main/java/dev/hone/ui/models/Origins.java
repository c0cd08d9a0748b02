package dev.hone.ui.models;

import dev.hone.stores.registry.DataSetInput;
import dev.hone.stores.registry.Page;
import dev.hone.stores.registry.Run;
import dev.hone.stores.registry.RunDetails;
import dev.hone.stores.registry.VersionDetails;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What versions were made of, from what the ledger remembers and what MLflow adds. */
final class Origins {
    private static final String CODE = "hone.code";

    private Origins() {}

    static VersionView.Origin of(
            Standing standing, int number, RegistryLook look, Optional<VersionDetails> version, URI mlflow) {
        Optional<Run> run = standing.run(number).flatMap(id -> look.ask(registry -> registry.run(id)));
        Optional<RunDetails> details = run.flatMap(found -> look.ask(registry -> registry.details(found)));
        Optional<String> page =
                run.map(found -> "%s/#/experiments/%s/runs/%s".formatted(base(mlflow), found.experiment(), found.id()));
        return new VersionView.Origin(
                standing.lineages().get(number),
                details.map(Origins::splits).orElse(""),
                version.map(found -> found.tags().getOrDefault(CODE, "")).orElse(""),
                details.map(RunDetails::params).orElse(Map.of()),
                page.orElse(null),
                page.map(address -> "%s/artifacts/%s/verdict.html".formatted(address, Page.VERDICT.path()))
                        .orElse(null));
    }

    /** As in "train 120, validation 30". */
    private static String splits(RunDetails details) {
        return details.inputs().values().stream()
                .findFirst()
                .map(DataSetInput::splits)
                .orElse(Map.of())
                .entrySet()
                .stream()
                .map(split -> split.getKey() + " " + split.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String base(URI mlflow) {
        return mlflow.toString().replaceFirst("/+$", "");
    }
}
