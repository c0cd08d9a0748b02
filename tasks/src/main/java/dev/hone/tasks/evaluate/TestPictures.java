package dev.hone.tasks.evaluate;

import dev.hone.model.BundleInfo;
import dev.hone.model.ClassName;
import dev.hone.model.Classifier;
import dev.hone.model.evaluation.Judged;
import dev.hone.model.evaluation.Metrics;
import dev.hone.pictures.PictureReader;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Tensor;
import dev.hone.pictures.TensorShard;
import dev.hone.stores.datasets.Datasets;
import dev.hone.stores.datasets.Manifest;
import dev.hone.stores.datasets.PictureStore;
import dev.hone.stores.datasets.Split;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The test split of a data set, put before networks. Not thread-safe. */
public final class TestPictures {
    private final Datasets datasets;
    private final String project;
    private final List<Manifest.Entry> entries;

    /** What was fetched, by form: champion and challenger mostly want the same. */
    private final Map<PictureSpec, Map<String, TensorShard>> shards = new HashMap<>();

    /** The test pictures of a project's data set. */
    public TestPictures(Datasets datasets, String project, Manifest manifest) {
        this.datasets = datasets;
        this.project = project;
        this.entries = manifest.entries().stream()
                .filter(entry -> entry.split() == Split.TEST)
                .toList();
    }

    /** How many there are. */
    public int size() {
        return entries.size();
    }

    /** How a network does on those pictures whose class it knows. */
    public Metrics measure(Classifier classifier) {
        BundleInfo info = classifier.info();
        List<String> ids = info.classes().stream().map(ClassName::id).toList();
        Map<String, TensorShard> tensors = shards.computeIfAbsent(
                info.picture(), spec -> datasets.tensors(project, spec).byPicture());
        PictureStore pictures = datasets.pictures(project);
        List<Judged> answers = new ArrayList<>();
        for (Manifest.Entry entry : entries) {
            int label = ids.indexOf(entry.label());
            if (label >= 0) {
                TensorShard shard = tensors.get(entry.digest());
                // a champion may want another form than the one that was just preprocessed
                Tensor tensor = shard != null
                        ? shard.tensor(entry.digest())
                        : PictureReader.read(pictures.get(entry.digest()), info.picture());
                answers.add(Judged.of(label, classifier.answer(tensor)));
            }
        }
        if (answers.isEmpty()) {
            throw NoTestPicturesException.of(project);
        }
        return Metrics.of(info.classes(), answers);
    }
}
