package dev.hone.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestra.core.models.Plugin;
import io.kestra.core.models.annotations.Example;
import io.kestra.core.models.flows.Flow;
import io.kestra.core.serializers.YamlParser;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written about the plugin, read as Kestra reads it: a key that no task has, or one that is missing, is told. */
class PluginDocumentationTest {
    private static final Path FLOWS = Path.of("../flows");

    @Test
    void allTasksAndTriggersOfThePackageAreThePlugins() throws IOException {
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/dev/hone/tasks"))) {
            List<String> annotated = sources.filter(Files::isRegularFile)
                    .filter(PluginDocumentationTest::isPlugin)
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .toList();
            assertThat(types()).extracting(Class::getSimpleName).containsExactlyInAnyOrderElementsOf(annotated);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void aTypeShowsItselfInAFlowThatKestraReads(Class<?> type) {
        assertThat(type.getAnnotation(Schema.class).title()).endsWith(".");
        Example[] examples = annotation(type).examples();
        assertThat(examples).isNotEmpty();
        for (Example example : examples) {
            assertThat(example.full()).as(example.title()).isTrue();
            assertThat(example.title()).endsWith(".");
            assertThat(used(read(String.join("\n", example.code()))))
                    .as(example.title())
                    .anyMatch(type::isInstance);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void aTypeSaysWhatItsMetricsCount(Class<?> type) {
        assertThat(annotation(type).metrics()).allSatisfy(metric -> {
            assertThat(metric.name()).matches("[a-z_]+");
            assertThat(metric.type()).isNotBlank();
            assertThat(metric.description()).isNotBlank();
        });
    }

    @ParameterizedTest
    @MethodSource("flows")
    void aFlowOfHoneIsReadByKestra(Path file) throws IOException {
        String text = Files.readString(file);
        // the form of the schedules
        Flow flow = read(text.replace("\"SCHEDULE\"", "\"0 6 * * 1\"").replace("disabled: OFF", "disabled: false"));

        assertThat(flow.getNamespace()).startsWith("hone");
        assertThat(flow.getDescription()).isNotBlank();
        assertThat(used(flow)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"projekt: cells, projekt", "'project: cells, depth: 3', depth", "force: true, project of Pull"})
    void aKeyThatATaskHasNotOrLacksIsTold(String properties, String told) {
        String flow =
                "{id: pull, namespace: hone, tasks: [{id: pull, type: dev.hone.tasks.Pull, %s}]}".formatted(properties);
        assertThatThrownBy(() -> read(flow)).hasMessageContaining(told);
    }

    @Test
    void thePageOfThePipelineTellsOfAllTasksAndTimes() throws IOException {
        String page = Files.readString(Path.of("../docs/pipeline.md"));

        assertThat(types())
                .allSatisfy(type -> assertThat(page).contains("`%s`".formatted(type.getSimpleName())))
                .filteredOn(type -> !type.equals(CountExecutions.class))
                .as("all others have connections")
                .allSatisfy(type -> assertThat(page).containsPattern("type: %s\\b".formatted(type.getName())));
        assertThat(read(Files.readString(FLOWS.resolve("housekeeping.yaml"))).getInputs())
                .filteredOn(input -> input.getId().startsWith("keep"))
                .hasSize(7)
                .allSatisfy(input -> assertThat(page).contains("`%s`".formatted(input.getId())));
    }

    static List<? extends Class<?>> types() {
        return ServiceLoader.load(Plugin.class).stream()
                .map(ServiceLoader.Provider::type)
                .filter(type -> type.getPackage().equals(Housekeep.class.getPackage()))
                .toList();
    }

    static List<Path> flows() throws IOException {
        try (Stream<Path> files = Files.walk(FLOWS)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static Flow read(String text) {
        Flow flow = YamlParser.parse(text, Flow.class);
        used(flow).forEach(PluginDocumentationTest::requireAll);
        return flow;
    }

    /** The tasks and triggers of a flow, wherever in it. */
    private static List<Object> used(Flow flow) {
        return Stream.of(
                        flow.allTasksWithChilds(),
                        flow.allFinallyWithChildren(),
                        flow.getTriggers() == null ? List.of() : flow.getTriggers())
                .<Object>flatMap(List::stream)
                .toList();
    }

    private static void requireAll(Object used) {
        for (Field field : used.getClass().getDeclaredFields()) {
            if (field.isAnnotationPresent(NotNull.class)) {
                assertThat(used)
                        .as("%s of %s", field.getName(), used.getClass().getSimpleName())
                        .extracting(field.getName())
                        .isNotNull();
            }
        }
    }

    private static boolean isPlugin(Path source) {
        try {
            return Files.readString(source).lines().anyMatch(line -> line.startsWith("@Plugin("));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static io.kestra.core.models.annotations.Plugin annotation(Class<?> type) {
        return type.getAnnotation(io.kestra.core.models.annotations.Plugin.class);
    }
}
