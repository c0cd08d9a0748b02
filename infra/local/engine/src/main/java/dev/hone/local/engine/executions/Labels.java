package dev.hone.local.engine.executions;

import io.kestra.core.models.Label;
import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The labels of a new execution: as they stand in a query, {@code key:value}, and where it came from. */
final class Labels {
    /** The only ones of Kestra's own labels that a client may set. */
    private static final Set<String> SETTABLE = Set.of(Label.CORRELATION_ID, Label.FROM);

    private Labels() {}

    static List<Label> parse(@Nullable List<String> texts) {
        List<Label> labels = new ArrayList<>();
        if (texts != null) {
            texts.stream().map(Labels::parse).forEach(labels::add);
        }
        if (labels.stream().noneMatch(label -> label.key().equals(Label.FROM))) {
            labels.add(new Label(Label.FROM, "api"));
        }
        return labels;
    }

    private static Label parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("a label is key:value, not '" + text + "'");
        }
        Label label = new Label(text.substring(0, colon), text.substring(colon + 1));
        if (label.key().startsWith(Label.SYSTEM_PREFIX) && !SETTABLE.contains(label.key())) {
            throw new IllegalArgumentException("System labels can only be set by Kestra itself, offending label: "
                    + label.key() + "=" + label.value());
        }
        return label;
    }
}
