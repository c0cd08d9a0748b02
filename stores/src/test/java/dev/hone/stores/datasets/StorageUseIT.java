package dev.hone.stores.datasets;

import static dev.hone.stores.real.StoreServers.CELLS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.pictures.PictureReader;
import dev.hone.pictures.TensorShard;
import dev.hone.stores.datasets.StorageUse.Kind;
import dev.hone.stores.datasets.StorageUse.Use;
import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.Judgement.Via;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StorageUseIT extends OpenedStores {

    @Test
    void countsWhatAProjectStoresOfEachKind() {
        List<LabelledPicture> pictures = painted(1, 4);
        take(pictures);
        datasets.judge(judgement(digest(pictures.getFirst()), Judgement.Kind.CONFIRM, "monocyte", "ann", Via.WEB));
        pull();
        datasets.tensors("cells", CELLS.picture().spec())
                .put(List.of(new TensorShard.Entry(
                        digest(pictures.getFirst()),
                        PictureReader.read(
                                pictures.getFirst().bytes(), CELLS.picture().spec()))));
        drop("monocyte", "new.png", pictures.getLast().bytes());
        bucket.put("cells-too/pictures/ab/abc.png", new byte[7], "image/png", Map.of());

        Map<Kind, Use> found = uses("cells");

        assertThat(found.get(Kind.PICTURES))
                .isEqualTo(new Use(
                        Kind.PICTURES,
                        4,
                        pictures.stream()
                                .mapToLong(picture -> picture.bytes().length)
                                .sum()));
        assertThat(found.get(Kind.TENSORS).objects()).isEqualTo(1);
        // an import, a judgement, a data set, its report, and how it was built
        assertThat(found.get(Kind.LABELS).objects()).isEqualTo(5);
        assertThat(found.get(Kind.INBOX))
                .isEqualTo(new Use(Kind.INBOX, 1, pictures.getLast().bytes().length));
        assertThat(found.get(Kind.CHECKPOINTS)).isEqualTo(new Use(Kind.CHECKPOINTS, 0, 0));
        long all = keys("cells/").size();
        assertThat(found.values().stream().mapToLong(Use::objects).sum()).isEqualTo(all);
    }

    @Test
    void countsTheClassesOfADataSet() {
        take(painted(1, 12));
        Manifest manifest = pull().manifest();
        Map<String, Integer> expected =
                manifest.used().collect(Collectors.toMap(Manifest.Entry::label, entry -> 1, Integer::sum));

        assertThat(expected).isNotEmpty();
        assertThat(datasets.classes("cells", manifest.digest())).isEqualTo(expected);
        ledger.manifests().clear("cells");
        assertThat(datasets.classes("cells", manifest.digest())).isEqualTo(expected);
    }

    private Map<Kind, Use> uses(String project) {
        return new StorageUse(bucket).count(project).stream().collect(Collectors.toMap(Use::kind, Function.identity()));
    }
}
