package dev.hone.stores.datasets;

import dev.hone.pictures.FeatureLayout;
import dev.hone.pictures.Refusal;
import dev.hone.stores.bucket.KeyText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Where things lie in the bucket: the one place that spells keys. */
final class Keys {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("yyyy-MM").withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final String project;

    Keys(String project) {
        this.project = project;
    }

    String pictures() {
        return project + "/pictures/";
    }

    /** The pictures whose digests begin like this one's, some one in 256 of all. */
    String picturesBeside(String digest) {
        return pictures() + digest.substring(0, 2) + "/";
    }

    String picturePrefix(String digest) {
        return pictures() + digest.substring(0, 2) + "/" + digest + ".";
    }

    String picture(String digest, String extension) {
        return picturePrefix(digest) + extension;
    }

    /** Pictures on their way out, of which housekeeping looks whether somebody has named them meanwhile. */
    String setAside() {
        return project + "/removing/";
    }

    /** Those of one housekeeping. */
    String setAside(String ulid) {
        return setAside() + ulid + "/";
    }

    String imports() {
        return project + "/imports/";
    }

    String importList(String ulid) {
        return imports() + ulid + ".jsonl";
    }

    String judgements() {
        return project + "/judgements/";
    }

    String judgement(String ulid, Instant at) {
        return judgements() + MONTH.format(at) + "/" + ulid + ".json";
    }

    String inbox() {
        return project + "/inbox/";
    }

    String quarantine() {
        return project + "/quarantine/";
    }

    String quarantine(String reason, String name) {
        return project + "/quarantine/" + reason + "/" + KeyText.escape(name);
    }

    String quarantine(Refusal refusal, String name) {
        return quarantine(refusal.code(), name);
    }

    /** What of the inbox could not be taken: the next file of this name, which comes later, must not take its place. */
    String leftOver(String reason, String path, Instant modified) {
        return quarantine(reason, TIME.format(modified) + "-" + path);
    }

    String manifests() {
        return project + "/manifests/";
    }

    String manifest(String digest) {
        return manifests() + digest + ".jsonl";
    }

    /** What the making of a manifest came to, beside it. */
    String report(String digest) {
        return manifests() + digest + ".report.json";
    }

    String builds() {
        return project + "/builds/";
    }

    String build(String ulid, String manifest) {
        return builds() + ulid + "-" + manifest + ".json";
    }

    String erased() {
        return project + "/erased/";
    }

    String erased(String digest) {
        return erased() + digest;
    }

    String checkpoints() {
        return project + "/checkpoints/";
    }

    /** What one run left. */
    String checkpoints(String run) {
        return checkpoints() + run + "/";
    }

    String embeddings() {
        return project + "/embeddings/";
    }

    /** Of pictures that were made into tensors so. */
    String embeddings(String preprocessing) {
        return embeddings() + preprocessing + "/";
    }

    /** Of one network and view. */
    String embeddings(FeatureLayout layout) {
        return "%s%s/%s/".formatted(embeddings(layout.preprocessing()), layout.backbone(), layout.view());
    }

    String tensors() {
        return project + "/tensors/";
    }

    String tensors(String specDigest) {
        return tensors() + specDigest + "/";
    }
}
