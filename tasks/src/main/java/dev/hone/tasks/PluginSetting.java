package dev.hone.tasks;

import io.kestra.core.exceptions.IllegalVariableEvaluationException;
import io.kestra.core.runners.RunContext;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A value of the plugin's configuration. One that is nothing but {@code {{ secret('NAME') }}} is that secret of Kestra's; all
 * others are taken as they are, since a password may hold any characters.
 */
final class PluginSetting {
    private static final Pattern SECRET = Pattern.compile("\\{\\{\\s*secret\\('[\\w-]+'\\)\\s*}}");

    private PluginSetting() {}

    /** The value of this name, if there is one. */
    static Optional<String> of(RunContext runContext, String name) {
        Optional<String> value = runContext.pluginConfiguration(name);
        return value.map(
                text -> SECRET.matcher(text.strip()).matches() ? secret(runContext, name, text.strip()) : text);
    }

    private static String secret(RunContext runContext, String name, String text) {
        try {
            return runContext.render(text);
        } catch (IllegalVariableEvaluationException e) {
            throw UnconfiguredException.noSecret(name, text, e);
        }
    }
}
