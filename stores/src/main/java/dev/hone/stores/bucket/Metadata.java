package dev.hone.stores.bucket;

import io.minio.StatObjectResponse;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What is kept with an object: provenance in any script, escaped, and the SHA-256 of what was put. */
final class Metadata {
    /** The header in which a server tells the SHA-256. */
    static final String SHA256_HEADER = "x-amz-meta-hone-sha256";

    private static final String PREFIX = "x-amz-meta-";

    private Metadata() {}

    static Map<String, String> of(Map<String, String> provenance, Content content) {
        Map<String, String> all = new TreeMap<>();
        provenance.forEach((name, value) -> all.put(name, KeyText.escapeMetadata(value)));
        all.put(SHA256_HEADER.substring(PREFIX.length()), content.sha256());
        return all;
    }

    /** The provenance alone. */
    static Map<String, String> provenance(StatObjectResponse found) {
        Map<String, String> provenance = new TreeMap<>();
        found.userMetadata().forEach((header, value) -> {
            String name = header.toLowerCase(Locale.ROOT);
            provenance.put(name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name, KeyText.unescape(value));
        });
        provenance.remove(SHA256_HEADER.substring(PREFIX.length()));
        return provenance;
    }
}
