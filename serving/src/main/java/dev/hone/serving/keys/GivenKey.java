package dev.hone.serving.keys;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** The key in an {@code Authorization} header: {@code Bearer KEY}, or basic with the key as password. */
final class GivenKey {
    private GivenKey() {}

    static Optional<String> in(String authorization) {
        String[] parts =
                authorization == null ? new String[0] : authorization.strip().split("\\s+", 2);
        if (parts.length < 2) {
            return Optional.empty();
        }
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "bearer" -> Optional.of(parts[1]);
            case "basic" -> Optional.of(password(parts[1]));
            default -> Optional.empty();
        };
    }

    /** What cannot be read is no key, and is refused as such. */
    private static String password(String pair) {
        try {
            String text = new String(Base64.getDecoder().decode(pair), StandardCharsets.UTF_8);
            return text.substring(text.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
