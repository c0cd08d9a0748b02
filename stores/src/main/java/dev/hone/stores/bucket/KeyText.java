package dev.hone.stores.bucket;

import dev.hone.pictures.Sha256;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Text of any script as one part of a key, or as a metadata value: S3 clients agree on plain ASCII only. */
public final class KeyText {
    /** A part of a key is a file's name on many servers, 255 bytes at most, to which some add an id while they write. */
    private static final int LONGEST = 200;

    /** All metadata of an object are 2 KB at most. */
    private static final int LONGEST_METADATA = 800;

    private static final int DIGEST = 16;

    /** No escaped text is a percent sign alone or has a tilde. */
    private static final String EMPTY = "%";

    private static final String CUT = "~";
    private static final String ELLIPSIS = "…";

    private KeyText() {}

    /**
     * Escapes a text so that it has no slash, is no way up, and survives as ASCII. Of one that is too long the beginning is
     * left, and a digest, so that different texts stay different; it cannot be had back.
     */
    public static String escape(String text) {
        String escaped = plain(text);
        if (escaped.length() <= LONGEST) {
            return escaped;
        }
        String digest = Sha256.hex(text.getBytes(StandardCharsets.UTF_8)).substring(0, DIGEST);
        return cut(escaped, LONGEST - DIGEST - CUT.length()) + CUT + digest;
    }

    /** The text that was escaped; text that was not is returned as it is. */
    public static String unescape(String escaped) {
        if (escaped.equals(EMPTY)) {
            return "";
        }
        try {
            return URLDecoder.decode(escaped.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return escaped;
        }
    }

    /** Escapes a metadata value; of one that is too long the beginning is left. */
    static String escapeMetadata(String text) {
        String escaped = plain(text);
        return escaped.length() <= LONGEST_METADATA
                ? escaped
                : cut(escaped, LONGEST_METADATA - plain(ELLIPSIS).length()) + plain(ELLIPSIS);
    }

    private static String plain(String text) {
        if (text.isEmpty()) {
            return EMPTY;
        }
        String escaped = URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return escaped.chars().allMatch(c -> c == '.') ? escaped.replace(".", "%2E") : escaped;
    }

    /** Not within a character, which may be four escaped bytes, the first of them not of the form 10xxxxxx. */
    private static String cut(String escaped, int length) {
        int end = length;
        while (isWithinCharacter(escaped, end)) {
            end--;
        }
        return escaped.substring(0, end);
    }

    private static boolean isWithinCharacter(String escaped, int at) {
        if (escaped.charAt(at) != '%') {
            return escaped.charAt(at - 1) == '%' || escaped.charAt(at - 2) == '%';
        }
        return "89AB".indexOf(escaped.charAt(at + 1)) >= 0;
    }
}
