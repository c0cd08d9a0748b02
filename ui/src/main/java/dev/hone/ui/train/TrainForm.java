package dev.hone.ui.train;

import dev.hone.stores.projects.TrainingDefaults;
import dev.hone.stores.projects.TrainingDefaults.Strategy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How somebody wants a training, as it was typed.
 *
 * @param start what it starts from: production, or anew
 * @param promote what to do with a better version: yes, no, or ask
 */
public record TrainForm(
        String epochs,
        String batchSize,
        String learningRate,
        String strategy,
        String start,
        String promote,
        boolean force,
        String reason) {
    private static final int LONGEST_REASON = 500;
    private static final int MOST_EPOCHS = 10_000;
    private static final int LARGEST_BATCH = 4_096;

    /** Something to choose, with what it means. */
    public record Option(String value, String words) {}

    public static final List<Option> STARTS = List.of(
            new Option("production", "from the version in production, where its weights fit"),
            new Option("anew", "from the project's learned weights, or else from nothing"));

    public static final List<Option> PROMOTES = List.of(
            new Option("yes", "put it into production"),
            new Option("ask", "wait until somebody says yes"),
            new Option("no", "keep it aside"));

    public TrainForm {
        reason = reason.replaceAll("\\s+", " ").strip();
    }

    /** What the project says, filled in. */
    static TrainForm of(TrainingDefaults usual) {
        return new TrainForm(
                usual.epochs().toString(),
                usual.batchSize().toString(),
                text(usual.learningRate()),
                word(usual.strategy()),
                STARTS.getFirst().value(),
                PROMOTES.getFirst().value(),
                false,
                "");
    }

    /** How much of a network may learn. */
    public static List<Option> strategies() {
        return Arrays.stream(Strategy.values())
                .map(strategy -> new Option(word(strategy), words(strategy)))
                .toList();
    }

    private static String words(Strategy strategy) {
        return switch (strategy) {
            case HEAD -> "the last layer alone: quick, for some dozen pictures of a class";
            case FINETUNE -> "the last stages, too: slower, for some hundred";
            case SCRATCH -> "everything: slowest, for thousands, or for a small network";
        };
    }

    /** What is wrong with it, a sentence each. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        check(problems, whole(epochs, MOST_EPOCHS), "Epochs are a whole number from 1 to %d.".formatted(MOST_EPOCHS));
        check(
                problems,
                whole(batchSize, LARGEST_BATCH),
                "The batch size is a whole number from 1 to %d.".formatted(LARGEST_BATCH));
        check(
                problems,
                number(learningRate).filter(rate -> rate > 0 && rate <= 1).isPresent(),
                "The learning rate is above 0 and at most 1, such as 0.002.");
        check(problems, known(strategies(), strategy), "Choose one of the strategies.");
        check(problems, known(STARTS, start) && known(PROMOTES, promote), "Choose one of what is offered.");
        check(problems, reason.length() <= LONGEST_REASON, "The reason may have %d letters.".formatted(LONGEST_REASON));
        return problems;
    }

    /** What the flow is started with: what is as the project says is left to the project. */
    Map<String, String> inputs(String project, TrainingDefaults usual, String person) {
        TrainForm unchanged = of(usual);
        Map<String, String> inputs = new TreeMap<>(Map.of("project", project, "requestedBy", person));
        putIf(inputs, "epochs", epochs, other(unchanged.epochs()));
        putIf(inputs, "batchSize", batchSize, other(unchanged.batchSize()));
        putIf(inputs, "learningRate", learningRate, other(unchanged.learningRate()));
        putIf(inputs, "strategy", strategy, other(unchanged.strategy()));
        putIf(inputs, "start", start, other(unchanged.start()));
        putIf(inputs, "promote", promote, other(unchanged.promote()));
        putIf(inputs, "reason", reason, other(""));
        if (force) {
            inputs.put("force", "true");
        }
        return inputs;
    }

    private static Predicate<String> other(String usual) {
        return value -> !value.equals(usual);
    }

    private static void putIf(Map<String, String> inputs, String name, String value, Predicate<String> wanted) {
        if (wanted.test(value)) {
            inputs.put(name, value);
        }
    }

    private static void check(List<String> problems, boolean holds, String otherwise) {
        if (!holds) {
            problems.add(otherwise);
        }
    }

    private static boolean known(List<Option> options, String value) {
        return options.stream().anyMatch(option -> option.value().equals(value));
    }

    private static boolean whole(String text, int most) {
        return text.matches("[1-9][0-9]{0,5}") && Integer.parseInt(text) <= most;
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String text(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static String word(Strategy strategy) {
        return strategy.name().toLowerCase(Locale.ROOT);
    }
}
