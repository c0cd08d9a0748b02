package dev.hone.tasks.evaluate;

import dev.hone.pictures.DamagedShardException;
import dev.hone.pictures.PictureReader;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.RefusedPictureException;
import dev.hone.pictures.Tensor;
import dev.hone.stores.datasets.Datasets;
import dev.hone.stores.datasets.Manifest.Entry;
import dev.hone.stores.datasets.PictureNotStoredException;
import dev.hone.stores.datasets.PictureStore;
import dev.hone.stores.datasets.TensorStore;
import dev.hone.stores.transfers.Transfers;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;

/**
 * What versions say to pictures. Tensors that were preprocessed are used, one shard after the other, so that only one is in
 * memory; a version that wants another form than was preprocessed has the pictures decoded for it.
 */
final class Answers {
    private final Map<Contestant, Map<String, float[]>> byContestant = new ConcurrentHashMap<>();

    private final Logger log;

    private Answers(Logger log) {
        this.log = log;
    }

    static Answers of(
            Datasets datasets, String project, List<Entry> entries, List<Contestant> contestants, Logger log) {
        Answers answers = new Answers(log);
        contestants.forEach(contestant -> answers.byContestant.put(contestant, new ConcurrentHashMap<>()));
        Set<String> wanted = entries.stream().map(Entry::digest).collect(Collectors.toUnmodifiableSet());
        Map<PictureSpec, List<Contestant>> forms =
                contestants.stream().collect(Collectors.groupingBy(Contestant::picture));
        forms.forEach((form, alike) -> {
            answers.fromShards(datasets.tensors(project, form), alike, wanted);
            answers.fromPictures(datasets.pictures(project), form, alike, wanted);
        });
        return answers;
    }

    /** Null for a picture that was not there to be asked about. */
    float[] find(Contestant contestant, String picture) {
        return byContestant.get(contestant).get(picture);
    }

    private void fromShards(TensorStore tensors, List<Contestant> alike, Set<String> wanted) {
        for (String key : tensors.shards()) {
            try {
                tensors.shard(key)
                        .ifPresent(shard -> each(
                                missing(shard.digests(), alike, wanted),
                                picture -> ask(alike, picture, shard.tensor(picture))));
            } catch (DamagedShardException e) {
                log.warn("{} is of no use, its pictures are decoded anew: {}", key, e.getMessage());
            }
        }
    }

    private void fromPictures(PictureStore pictures, PictureSpec form, List<Contestant> alike, Set<String> wanted) {
        List<String> missing = missing(wanted, alike, wanted);
        if (missing.isEmpty()) {
            return;
        }
        PictureStore.Indexed indexed = pictures.indexed(missing);
        each(missing, picture -> {
            try {
                ask(alike, picture, PictureReader.read(indexed.get(picture), form));
            } catch (PictureNotStoredException | RefusedPictureException e) {
                log.warn("picture {} is left out: {}", picture, e.getMessage());
            }
        });
    }

    private List<String> missing(Collection<String> pictures, List<Contestant> alike, Set<String> wanted) {
        Map<String, float[]> answered = byContestant.get(alike.getFirst());
        return pictures.stream()
                .filter(picture -> wanted.contains(picture) && !answered.containsKey(picture))
                .toList();
    }

    private void ask(List<Contestant> alike, String picture, Tensor tensor) {
        alike.forEach(contestant -> byContestant.get(contestant).put(picture, contestant.answer(tensor)));
    }

    private static void each(List<String> pictures, Consumer<String> work) {
        Transfers.each(pictures.iterator(), work);
    }
}
