package dev.hone.stores.ledger;

import dev.hone.pictures.Sha256;
import dev.hone.stores.connections.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An API key as its holder has it, {@code hone_<id>_<secret>}: who finds a leaked one sees what it is, and the id says
 * which to revoke without showing the rest.
 */
public record ApiKeyText(String id, Secret text) {
    private static final Pattern FORM = Pattern.compile("hone_([0-9a-f]{8})_[0-9a-f]{48}");
    private static final int ID_BYTES = 4;
    private static final int SECRET_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one, which nobody has had. */
    public static ApiKeyText generate() {
        String id = random(ID_BYTES);
        return new ApiKeyText(id, new Secret("hone_%s_%s".formatted(id, random(SECRET_BYTES))));
    }

    /** What somebody gave for a key, if it looks like one. */
    public static Optional<ApiKeyText> parse(String given) {
        Matcher form = FORM.matcher(given);
        return form.matches() ? Optional.of(new ApiKeyText(form.group(1), new Secret(given))) : Optional.empty();
    }

    /** What is kept of it. A plain hash: 192 random bits need no salt and no slow one. */
    public String hash() {
        return Sha256.hex(text.value().getBytes(StandardCharsets.US_ASCII));
    }

    private static String random(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
