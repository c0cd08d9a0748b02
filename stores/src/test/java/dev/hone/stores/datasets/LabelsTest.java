package dev.hone.stores.datasets;

import static dev.hone.stores.real.StoreServers.CELLS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.stores.datasets.Labels.Said;
import dev.hone.stores.ledger.ImportLabel;
import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.Judgement.Kind;
import dev.hone.stores.ledger.Judgement.Via;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LabelsTest {
    private int judgements;

    @Test
    void takesTheImportsWordWhereNobodyJudged() {
        Labels labels = of(List.of(imported("a", "monocyte"), imported("a", "monocyte")));

        assertThat(labels.said()).containsOnlyKeys("a").containsEntry("a", new Said("monocyte", "import"));
        assertThat(labels.conflicting()).isEmpty();
    }

    @Test
    void takesNobodysWordWhereImportsDiffer() {
        List<ImportLabel> imports = List.of(imported("a", "monocyte"), imported("a", "basophil"));

        assertThat(of(imports).said()).isEmpty();
        assertThat(of(imports).conflicting()).containsEntry("a", Set.of("basophil", "monocyte"));
        Labels judged = of(imports, judged("a", Kind.CONFIRM, "basophil"));
        assertThat(judged.said()).containsEntry("a", new Said("basophil", "judgement"));
        assertThat(judged.conflicting()).isEmpty();
    }

    @Test
    void takesTheNewestJudgementAndFallsBackWhenItIsWithdrawn() {
        List<ImportLabel> imports = List.of(imported("a", "monocyte"));
        Judgement first = judged("a", Kind.CORRECT, "basophil");
        Judgement second = judged("a", Kind.CORRECT, "lymphocyte");
        Judgement last = judged("a", Kind.WITHDRAW, "lymphocyte");

        assertThat(of(imports, first, second).said()).containsEntry("a", new Said("lymphocyte", "judgement"));
        assertThat(of(imports, first, second, last).said()).containsEntry("a", new Said("monocyte", "import"));
        assertThat(of(List.of(), first, last).said()).isEmpty();
    }

    @Test
    void leavesPicturesOfARemovedClassUnlabelled() {
        assertThat(of(List.of(imported("a", "platelet"))).said()).isEmpty();
        assertThat(of(List.of(imported("a", "platelet"), imported("a", "monocyte")))
                        .said())
                .containsEntry("a", new Said("monocyte", "import"));
        // the import is known to be wrong
        assertThat(of(List.of(imported("a", "monocyte")), judged("a", Kind.CORRECT, "platelet"))
                        .said())
                .isEmpty();
    }

    private static Labels of(List<ImportLabel> imports, Judgement... judgements) {
        return Labels.of(CELLS, imports, Arrays.asList(judgements));
    }

    private static ImportLabel imported(String digest, String label) {
        return new ImportLabel(digest, label, "a.png", "test", "ann");
    }

    private Judgement judged(String digest, Kind kind, String label) {
        String id = "%026d".formatted(judgements++);
        return new Judgement(id, "cells", digest, kind, label, "ann", Instant.EPOCH, Via.API, null, null, false);
    }
}
