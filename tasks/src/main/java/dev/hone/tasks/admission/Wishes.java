package dev.hone.tasks.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hone.stores.json.Json;
import dev.hone.stores.projects.InvalidProjectException;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.TrainingDefaults;
import io.kestra.core.exceptions.IllegalVariableEvaluationException;
import io.kestra.core.models.property.Property;
import io.kestra.core.runners.RunContext;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * How a run trains otherwise than its project says. What is null is left to the project; but another strategy has usual
 * values of its own, which count then.
 *
 * @param start what the run starts from; null for what is usual, the version in production
 */
public record Wishes(Integer epochs, Integer batchSize, Double learningRate, String strategy, Start start) {
    /** A run that trains as its project says. */
    public static final Wishes NONE = new Wishes(null, null, null, null, null);

    private static final String TRAINING = "training";
    private static final String STRATEGY = "strategy";

    public Wishes {
        strategy = strategy == null || strategy.isBlank() ? null : strategy.toLowerCase(Locale.ROOT);
        start = start == null ? Start.PRODUCTION : start;
    }

    /** What a task was given. */
    public static Wishes of(
            RunContext runContext,
            Property<Integer> epochs,
            Property<Integer> batchSize,
            Property<Double> learningRate,
            Property<String> strategy,
            Property<Start> start)
            throws IllegalVariableEvaluationException {
        return new Wishes(
                runContext.render(epochs).as(Integer.class).orElse(null),
                runContext.render(batchSize).as(Integer.class).orElse(null),
                runContext.render(learningRate).as(Double.class).orElse(null),
                runContext.render(strategy).as(String.class).orElse(null),
                runContext.render(start).as(Start.class).orElse(null));
    }

    /**
     * The project as this run trains it.
     *
     * @throws InvalidProjectException when it cannot be trained so
     * @throws UnusableWishException when a value is out of bounds
     */
    public Project applyTo(Project project) {
        ObjectNode changed = (ObjectNode) Json.tree(Json.text(project));
        ObjectNode training = (ObjectNode) changed.get(TRAINING);
        if (isAnotherStrategy(project.training())) {
            training.remove(List.of("epochs", "batchSize", "learningRate"));
        }
        words().forEach((key, value) -> training.set(key, Json.tree(Json.text(value))));
        try {
            return Json.read(changed.toString(), Project.class);
        } catch (UncheckedIOException e) {
            throw reason(project, e);
        }
    }

    /** What of it is otherwise than the project says. */
    public Wishes besides(Project project) {
        TrainingDefaults usual = project.training();
        return isAnotherStrategy(usual)
                ? this
                : new Wishes(
                        unlike(epochs, usual.epochs()),
                        unlike(batchSize, usual.batchSize()),
                        unlike(learningRate, usual.learningRate()),
                        null,
                        start);
    }

    private static <T> T unlike(T wished, T usual) {
        return Objects.equals(wished, usual) ? null : wished;
    }

    /**
     * All of it as one line, equal for equal wishes; empty for none. Which version is in production is no part of it: that
     * another one is there now makes no data new.
     */
    public String text() {
        Map<String, Object> words = words();
        if (start == Start.ANEW) {
            words.put("start", start.word());
        }
        return words.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    private boolean isAnotherStrategy(TrainingDefaults usual) {
        return strategy != null && !strategy.equals(usual.strategy().name().toLowerCase(Locale.ROOT));
    }

    private Map<String, Object> words() {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("epochs", epochs);
        words.put("batchSize", batchSize);
        words.put("learningRate", learningRate);
        words.put(STRATEGY, strategy);
        words.values().removeIf(value -> value == null);
        return words;
    }

    /** The records' own complaint, without Jackson's words around it. */
    private static RuntimeException reason(Project project, UncheckedIOException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof InvalidProjectException invalid
                ? invalid
                : UnusableWishException.of(project.name(), cause.getMessage());
    }
}
