package dev.hone.tasks;

import static dev.hone.stores.real.StoreServers.CELLS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.stores.bucket.StoredObject;
import dev.hone.stores.ledger.ModelRole;
import dev.hone.stores.ledger.Prediction;
import dev.hone.stores.projects.Project;
import dev.hone.tasks.housekeeping.UnfinishedHousekeepingException;
import io.kestra.core.models.annotations.Metric;
import io.kestra.core.models.annotations.Plugin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The task {@code Housekeep} on real stores. */
@Tag("mlflow")
class HousekeepIT extends OpenedTasks {
    private static final List<String> PROJECTS = List.of("apples", "leaves", "seeds");

    @Test
    void whatFailsForOneProjectIsDoneForAllOthers() throws Exception {
        PROJECTS.forEach(this::apply);
        PROJECTS.forEach(this::putShard);
        stores.bucket().put("leaves/imports/01.jsonl", "{no line".getBytes(UTF_8), "application/jsonl", Map.of());
        TaskContext context = in("a night");

        assertThatThrownBy(() -> task(Housekeep.class, "keepTensors: PT0S").run(context))
                .isInstanceOfSatisfying(UnfinishedHousekeepingException.class, failed -> {
                    assertThat(failed)
                            .hasMessageStartingWith("all was looked through but pictures of leaves: ")
                            .hasMessageNotContainingAny("apples", "seeds", "shards");
                    assertThat(failed.getOutput())
                            .isInstanceOfSatisfying(
                                    Housekeep.Output.class,
                                    output -> assertThat(output.shards()).isEqualTo(3));
                });
        assertThat(keys()).containsExactly("leaves/imports/01.jsonl");
        assertThat(context.told())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Housekeep.class.getAnnotation(Plugin.class).metrics())
                                .map(Metric::name)
                                .toList());
    }

    @Test
    void tellsInADryRunWhatItRemovesInEarnest() throws Exception {
        apply("leaves");
        putShard("leaves");
        Instant old = Instant.parse("2020-03-31T00:00:00Z");
        stores.ledger()
                .predictions()
                .insert(List.of(new Prediction(
                        "old", "leaves", 1, "ab", "rust", Map.of("rust", 1.0), 1, old, ModelRole.PRODUCTION, 1, null)));
        List<String> before = keys();

        Housekeep.Output told =
                task(Housekeep.class, "dryRun: true\nkeepTensors: PT0S").run(in("a night"));
        assertThat(keys()).isEqualTo(before);
        assertThat(stores.ledger().predictions().find("old")).isPresent();
        Housekeep.Output done = task(Housekeep.class, "keepTensors: PT0S").run(in("a night"));

        assertThat(told).isEqualTo(done);
        assertThat(done.shards()).isEqualTo(1);
        assertThat(done.months()).containsExactly("prediction_2020_03");
        assertThat(keys()).isEmpty();
        assertThat(task(Housekeep.class, "keepTensors: PT0S").run(in("a night")))
                .isEqualTo(new Housekeep.Output(0, 0, 0, 0, 0, 0, List.of()));
    }

    private void apply(String project) {
        stores.ledger()
                .projects()
                .apply(new Project(project, null, CELLS.classes(), null, null, null, null, null), "ann");
    }

    /** Tensors of a form that the project does not use. */
    private void putShard(String project) {
        stores.bucket()
                .put(project + "/tensors/other/shard", "tensors".getBytes(UTF_8), "application/octet-stream", Map.of());
    }

    private List<String> keys() {
        return PROJECTS.stream()
                .flatMap(project -> stores.bucket().list(project + "/"))
                .map(StoredObject::key)
                .toList();
    }
}
