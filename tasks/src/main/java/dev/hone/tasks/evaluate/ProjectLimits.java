package dev.hone.tasks.evaluate;

import dev.hone.model.gate.Limits;
import dev.hone.stores.projects.GateLimits;
import dev.hone.stores.projects.GateLimits.ClassLimits;
import java.util.HashMap;
import java.util.Map;

/** A project's words about its gate, as the gate understands them. */
public final class ProjectLimits {
    private ProjectLimits() {}

    public static Limits of(GateLimits said) {
        Map<String, Double> recalls = new HashMap<>();
        Map<String, Double> margins = new HashMap<>();
        for (Map.Entry<String, ClassLimits> one : said.classes().entrySet()) {
            if (one.getValue().recall() != null) {
                recalls.put(one.getKey(), one.getValue().recall());
            }
            if (one.getValue().margin() != null) {
                margins.put(one.getKey(), one.getValue().margin());
            }
        }
        return new Limits(
                said.margin(),
                said.accuracy(),
                said.recall(),
                said.newClassRecall(),
                said.calibrationError(),
                said.latency(),
                said.size() == null ? null : said.size().bytes(),
                recalls,
                margins);
    }
}
