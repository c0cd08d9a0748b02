package dev.hone.stores.bucket;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Text of any script as one part of a key, or as a metadata value: S3 clients agree on plain ASCII only. */
public final class KeyText {
    private KeyText() {}

    /** Escapes a text so that it has no slash, is no way up, and survives as ASCII. */
    public static String escape(String text) {
        String escaped = URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return escaped.chars().allMatch(c -> c == '.') ? escaped.replace(".", "%2E") : escaped;
    }

    /** The text that was escaped; text that was not is returned as it is. */
    public static String unescape(String escaped) {
        try {
            return URLDecoder.decode(escaped.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return escaped;
        }
    }
}
