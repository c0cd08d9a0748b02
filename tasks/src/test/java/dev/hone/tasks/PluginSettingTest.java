package dev.hone.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestra.core.exceptions.IllegalVariableEvaluationException;
import io.kestra.core.runners.DefaultRunContext;
import io.kestra.core.runners.RunContext;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PluginSettingTest {
    private final RunContext context = new Configured(Map.of(
            "PLAIN", "s3cret",
            "BRACES", "a{{ secret('KEY') }}",
            "NAMED", "{{ secret('KEY') }}",
            "UNKNOWN", "{{secret('NONE')}}"));

    /** A run context with a plugin configuration, and one secret. */
    private static final class Configured extends DefaultRunContext {
        private final Map<String, String> configuration;

        Configured(Map<String, String> configuration) {
            this.configuration = configuration;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> Optional<T> pluginConfiguration(String name) {
            return Optional.ofNullable((T) configuration.get(name));
        }

        @Override
        public String render(String inline) throws IllegalVariableEvaluationException {
            if (!inline.contains("'KEY'")) {
                throw new IllegalVariableEvaluationException("Cannot find secret for key 'NONE'.");
            }
            return "from Kestra";
        }
    }

    @Test
    void takesASecretOfKestrasWhereItIsNamedAndAllElseAsItIs() {
        assertThat(PluginSetting.of(context, "PLAIN")).contains("s3cret");
        assertThat(PluginSetting.of(context, "BRACES")).contains("a{{ secret('KEY') }}");
        assertThat(PluginSetting.of(context, "NAMED")).contains("from Kestra");
        assertThat(PluginSetting.of(context, "UNSET")).isEmpty();
    }

    @Test
    void saysWhichSecretIsMissing() {
        assertThatThrownBy(() -> PluginSetting.of(context, "UNKNOWN"))
                .isInstanceOf(UnconfiguredException.class)
                .hasMessage(
                        "the plugin configuration says {{secret('NONE')}} for UNKNOWN, and Kestra has no such secret");
    }
}
