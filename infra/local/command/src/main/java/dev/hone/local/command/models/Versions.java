package dev.hone.local.command.models;

import dev.hone.local.command.house.House;
import dev.hone.stores.connections.Connections;
import dev.hone.stores.ledger.Assignment;
import dev.hone.stores.ledger.BlockedVersion;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Promoted;
import dev.hone.stores.ledger.Verdict;
import dev.hone.stores.ledger.Verdicts;
import dev.hone.stores.registry.ModelVersion;
import dev.hone.stores.registry.Registry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All versions of a project's model, as the ledger and MLflow know them. */
public final class Versions {
    private static final List<String> ACCURACIES = List.of("test_accuracy", "validation_accuracy");

    private final House house;

    /** Of a house whose parts are up. */
    public Versions(House house) {
        this.house = house;
    }

    /** The versions of a project, the newest first. */
    public List<VersionRow> of(String project) {
        Connections connections = house.connections();
        try (Ledger ledger = Ledger.open(connections.ledger());
                Registry registry = Registry.open(connections.registry())) {
            ledger.projects().named(project);
            return new Look(ledger, registry, project).rows();
        }
    }

    /** One look at a project. */
    private static final class Look {
        private final Registry registry;
        private final Verdicts verdicts;
        private final String project;
        private final Optional<Integer> production;
        private final Optional<Integer> previous;
        private final Map<Integer, Promoted> promoted = new HashMap<>();
        private final Map<Integer, BlockedVersion> blocked = new HashMap<>();

        Look(Ledger ledger, Registry registry, String project) {
            this.registry = registry;
            this.verdicts = ledger.verdicts();
            this.project = project;
            this.production = ledger.assignments().production(project).map(Assignment::version);
            this.previous = ledger.promotions().previous(project);
            ledger.promotions().history(project).forEach(row -> promoted.putIfAbsent(row.version(), row));
            ledger.blockedVersions().all(project).forEach(row -> blocked.put(row.version(), row));
        }

        List<VersionRow> rows() {
            List<VersionRow> rows = new ArrayList<>();
            registry.versions(project).forEach(version -> rows.add(row(version)));
            rows.sort(Comparator.comparingInt(VersionRow::version).reversed());
            return rows;
        }

        private VersionRow row(ModelVersion version) {
            int number = version.number();
            Promoted last = promoted.get(number);
            Verdict verdict = verdicts.newest(project, number).orElse(null);
            BlockedVersion block = blocked.get(number);
            return new VersionRow(
                    number,
                    role(version),
                    accuracy(version),
                    last == null ? null : last.at(),
                    verdict == null ? null : verdict.outcome().name(),
                    block != null ? block.by() : last == null ? null : last.by(),
                    why(block, last, verdict),
                    registry.details(version).artifactsRemoved().orElse(null));
        }

        private String role(ModelVersion version) {
            if (production.equals(Optional.of(version.number()))) {
                return "production";
            } else if (blocked.containsKey(version.number())) {
                return "blocked";
            } else if (previous.equals(Optional.of(version.number()))) {
                return "previous";
            }
            return version.stage().toLowerCase(Locale.ROOT);
        }

        private static String why(BlockedVersion block, Promoted last, Verdict verdict) {
            if (block != null) {
                return block.reason();
            } else if (last != null) {
                return last.reason();
            }
            return verdict == null ? null : String.join("; ", verdict.words());
        }

        private Double accuracy(ModelVersion version) {
            if (version.run().isEmpty()) {
                return null;
            }
            Map<String, Double> metrics =
                    registry.details(registry.run(version.run())).metrics();
            return ACCURACIES.stream()
                    .filter(metrics::containsKey)
                    .findFirst()
                    .map(metrics::get)
                    .orElse(null);
        }
    }
}
