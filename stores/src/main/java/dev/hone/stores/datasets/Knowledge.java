package dev.hone.stores.datasets;

import dev.hone.stores.ledger.ImportLabel;
import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.PictureHash;
import dev.hone.stores.ledger.RefusedPicture;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All that is known when a data set is made; nothing of it is about erased pictures.
 *
 * @param index the pictures that can be read, in the order of their digests
 * @param seen what was looked at for the first time
 */
record Knowledge(
        List<ImportLabel> imports,
        List<Judgement> judgements,
        List<PictureHash> index,
        List<RefusedPicture> refused,
        Intake.Seen seen) {

    Map<String, PictureHash> byDigest() {
        return index.stream().collect(Collectors.toMap(PictureHash::digest, Function.identity()));
    }
}
