package dev.hone.stores.datasets;

import dev.hone.pictures.Refusal;
import dev.hone.stores.bucket.KeyText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Where things lie in the bucket: the one place that spells keys. */
final class Keys {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("yyyy-MM").withZone(ZoneOffset.UTC);

    private final String project;

    Keys(String project) {
        this.project = project;
    }

    String pictures() {
        return project + "/pictures/";
    }

    String picturePrefix(String digest) {
        return pictures() + digest.substring(0, 2) + "/" + digest + ".";
    }

    String picture(String digest, String extension) {
        return picturePrefix(digest) + extension;
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

    String quarantine(String reason, String name) {
        return project + "/quarantine/" + reason + "/" + KeyText.escape(name);
    }

    String quarantine(Refusal refusal, String name) {
        return quarantine(refusal.code(), name);
    }

    String manifest(String digest) {
        return project + "/manifests/" + digest + ".jsonl";
    }

    String tensors(String specDigest) {
        return project + "/tensors/" + specDigest + "/";
    }
}
