package dev.hone.tasks.preprocess;

import dev.hone.stores.datasets.Manifest;
import java.util.List;
import java.util.Set;

/**
 * What there is to do in a lane of a data set.
 *
 * @param missing the pictures that have no tensor, in the order of their digests
 * @param refused how many others have none because they were refused
 */
record LaneWork(List<String> missing, long refused) {

    /** @param there the pictures that have a tensor */
    static LaneWork of(Manifest manifest, Lane lane, Set<String> there, Set<String> refused) {
        List<String> without = manifest.used()
                .map(Manifest.Entry::digest)
                .filter(lane::holds)
                .filter(digest -> !there.contains(digest))
                .toList();
        List<String> missing =
                without.stream().filter(digest -> !refused.contains(digest)).toList();
        return new LaneWork(missing, without.size() - missing.size());
    }
}
