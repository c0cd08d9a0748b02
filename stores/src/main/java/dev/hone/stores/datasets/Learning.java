package dev.hone.stores.datasets;

import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.ledger.ImportLabel;
import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.PictureHash;
import dev.hone.stores.ledger.RefusedPicture;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Brings the ledger's indexes up to what the bucket holds now, reading only what is new. */
final class Learning {
    private final Bucket bucket;
    private final Ledger ledger;
    private final Imports imports;
    private final Judging judging;

    Learning(Bucket bucket, Ledger ledger) {
        this.bucket = bucket;
        this.ledger = ledger;
        this.imports = new Imports(bucket, ledger.importLists());
        this.judging = new Judging(bucket, ledger.judgements());
    }

    Knowledge learn(String project, Set<String> erased, Progress progress) {
        Map<Boolean, List<ImportLabel>> all = imports.all(project).stream()
                .collect(Collectors.partitioningBy(line -> erased.contains(line.digest())));
        // an import that was under way when they were erased
        all.get(true).stream().map(ImportLabel::digest).distinct().forEach(digest -> imports.remove(project, digest));
        List<ImportLabel> lines = all.get(false);
        List<Judgement> judgements = judging.all(project).stream()
                .filter(judgement -> !erased.contains(judgement.picture()))
                .toList();
        Set<String> fresh = Labels.named(lines, judgements);
        List<PictureHash> before = ledger.pictures().hashes(project);
        before.forEach(picture -> fresh.remove(picture.digest()));
        List<RefusedPicture> refused = ledger.refusedPictures().all(project);
        refused.forEach(picture -> fresh.remove(picture.digest()));
        Intake.Seen seen = new Intake(bucket, ledger, project).study(fresh, progress);
        if (seen.studied() == 0) {
            return new Knowledge(lines, judgements, before, refused, seen);
        }
        return new Knowledge(
                lines,
                judgements,
                ledger.pictures().hashes(project),
                ledger.refusedPictures().all(project),
                seen);
    }
}
