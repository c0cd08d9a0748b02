package dev.hone.local.command.watch;

import dev.hone.local.command.house.House;
import dev.hone.stores.registry.Metric;
import dev.hone.stores.registry.Registry;
import dev.hone.stores.registry.RegistryException;
import dev.hone.stores.registry.Run;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Tells the figures of each epoch of a training, once. */
public interface Watching extends AutoCloseable {
    /** Tells nothing. */
    Watching NOBODY = () -> {};

    /** Looks whether there are new ones. */
    void look();

    @Override
    default void close() {}

    /** Of the training that an execution makes. */
    static Watching of(House house, String project, String execution, Consumer<String> told) {
        return new Curves(Registry.open(house.connections().registry()), project, execution, told);
    }

    /** In MLflow; what it does not answer in time is told later. */
    final class Curves implements Watching {
        private static final List<String> FIGURES =
                List.of("loss", "validation_loss", "accuracy", "validation_accuracy", "pictures_per_second");

        private final Registry registry;
        private final String project;
        private final String execution;
        private final Consumer<String> told;
        private Optional<Run> run = Optional.empty();
        private long last;

        Curves(Registry registry, String project, String execution, Consumer<String> told) {
            this.registry = registry;
            this.project = project;
            this.execution = execution;
            this.told = told;
        }

        @Override
        public void look() {
            try {
                run = run.or(() -> registry.runOf(project, execution));
                run.ifPresent(this::tell);
            } catch (RegistryException e) {
                told.accept("           MLflow does not answer: " + e.getMessage());
            }
        }

        private void tell(Run known) {
            Map<Long, StringBuilder> epochs = new TreeMap<>();
            for (String figure : FIGURES) {
                for (Metric metric : registry.history(known, figure)) {
                    if (metric.step() > last) {
                        epochs.computeIfAbsent(metric.step(), step -> new StringBuilder())
                                .append("  ")
                                .append(text(figure, metric.value()));
                    }
                }
            }
            epochs.forEach((epoch, figures) -> {
                told.accept("           epoch %d%s".formatted(epoch, figures));
                last = epoch;
            });
        }

        private static String text(String figure, double value) {
            String name = figure.replace('_', ' ').replace("pictures per second", "pictures/s");
            return String.format(Locale.ROOT, value < 10 ? "%s %.3f" : "%s %.0f", name, value);
        }

        @Override
        public void close() {
            registry.close();
        }
    }
}
