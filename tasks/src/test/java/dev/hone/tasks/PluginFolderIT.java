package dev.hone.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestra.core.plugins.PluginScanner;
import io.kestra.core.plugins.RegisteredPlugin;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The plugin folder, as Kestra finds it. */
class PluginFolderIT {
    @Test
    void kestraFindsTheTasksAndWhatIsSaidOfThem() {
        List<RegisteredPlugin> plugins =
                new PluginScanner(PluginFolderIT.class.getClassLoader()).scan(Path.of("target/plugins"));

        assertThat(plugins).singleElement().satisfies(plugin -> {
            assertThat(plugin.getTasks()).extracting(Class::getSimpleName).contains("Admit", "Train", "Housekeep");
            assertThat(plugin.getTriggers()).extracting(Class::getSimpleName).containsExactly("Reconcile");
            assertThat(plugin.name()).isEqualTo("hone");
            assertThat(plugin.title()).isEqualTo("Hone");
            assertThat(plugin.group()).isEqualTo("dev.hone.tasks");
            assertThat(plugin.description()).isNotBlank();
            assertThat(plugin.license()).isEqualTo("Apache-2.0");
            assertThat(plugin.version()).isNotBlank();
            assertThat(List.of(plugin.icon(Housekeep.class), plugin.icon("plugin-icon")))
                    .allSatisfy(
                            icon -> assertThat(new String(Base64.getDecoder().decode(icon), StandardCharsets.UTF_8))
                                    .startsWith("<svg"));
        });
    }
}
