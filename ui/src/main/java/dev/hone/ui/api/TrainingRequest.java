package dev.hone.ui.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How a training is to be, where it is not to be as the project says. */
record TrainingRequest(
        Integer epochs,
        @JsonProperty("batch_size") Integer batchSize,
        @JsonProperty("learning_rate") Double learningRate,
        String strategy,
        String start,
        Boolean force,
        String promote,
        String reason) {
    private static final List<String> STRATEGIES = List.of("head", "finetune", "scratch");
    private static final List<String> STARTS = List.of("production", "anew");
    private static final List<String> PROMOTES = List.of("yes", "no", "ask");

    static final TrainingRequest USUAL = new TrainingRequest(null, null, null, null, null, null, null, null);

    /** What the flow is started with. */
    Map<String, String> inputs(String project, String by) {
        Map<String, String> inputs = new TreeMap<>(Map.of("project", project, "requestedBy", by));
        put(inputs, "epochs", positive("epochs", epochs));
        put(inputs, "batchSize", positive("batch_size", batchSize));
        put(inputs, "learningRate", positive("learning_rate", learningRate));
        put(inputs, "strategy", oneOf("strategy", strategy, STRATEGIES));
        put(inputs, "start", oneOf("start", start, STARTS));
        put(inputs, "force", force);
        put(inputs, "promote", oneOf("promote", promote, PROMOTES));
        put(inputs, "reason", reason == null ? null : Reason.checked(reason));
        return inputs;
    }

    private static void put(Map<String, String> inputs, String name, Object value) {
        if (value != null) {
            inputs.put(name, value.toString());
        }
    }

    private static <N extends Number> N positive(String name, N value) {
        if (value != null && !(value.doubleValue() > 0)) {
            throw ProblemException.of(ProblemCode.INVALID, "%s is to be above 0, not %s.".formatted(name, value));
        }
        return value;
    }

    private static String oneOf(String name, String value, List<String> known) {
        if (value != null && !known.contains(value)) {
            throw ProblemException.of(
                    ProblemCode.INVALID, "%s is one of %s, not '%s'.".formatted(name, String.join(", ", known), value));
        }
        return value;
    }
}
