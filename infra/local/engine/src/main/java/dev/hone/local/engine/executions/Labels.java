package dev.hone.local.engine.executions;

import io.kestra.core.models.Label;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/** Labels as they stand in a query, {@code key:value}. */
final class Labels {
    private Labels() {}

    static List<Label> parse(@Nullable List<String> texts) {
        return texts == null ? List.of() : texts.stream().map(Labels::parse).toList();
    }

    private static Label parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("a label is key:value, not '" + text + "'");
        }
        Label label = new Label(text.substring(0, colon), text.substring(colon + 1));
        if (label.key().startsWith(Label.SYSTEM_PREFIX) && !label.key().equals(Label.CORRELATION_ID)) {
            throw new IllegalArgumentException("System labels can only be set by Kestra itself, offending label: "
                    + label.key() + "=" + label.value());
        }
        return label;
    }
}
