package dev.hone.stores.datasets;

import dev.hone.stores.connections.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a prediction id says: which version answered what for which picture, and when; and a number that tells it from others
 * that say the same.
 *
 * <p>It carries a signature, so that feedback is accepted by any replica without looking the prediction up.
 *
 * @param picture the digest of the picture
 * @param predicted the id of the class that was answered
 */
public record PredictionId(String project, int version, String picture, String predicted, Instant at, int number) {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE_BYTES = 16;
    private static final int FIELDS = 6;
    private static final Pattern DOT = Pattern.compile("\\.");
    private static final Pattern BAR = Pattern.compile("\\|");

    public PredictionId {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Another id than any before. */
    public static PredictionId of(String project, int version, String picture, String predicted, Instant at) {
        return new PredictionId(
                project,
                version,
                picture,
                predicted,
                at,
                ThreadLocalRandom.current().nextInt());
    }

    /** The id as a text for URLs and JSON. */
    public String sign(Secret key) {
        String payload = String.join(
                "|",
                project,
                String.valueOf(version),
                picture,
                predicted,
                String.valueOf(at.toEpochMilli()),
                Integer.toHexString(number));
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        return text(bytes, signature(bytes, key));
    }

    private static String text(byte[] payload, byte[] signature) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString(payload) + "." + encoder.encodeToString(signature);
    }

    /** Reads an id; nothing comes of one that is malformed or signed with another key. */
    public static Optional<PredictionId> verify(String text, Secret key) {
        List<String> parts = DOT.splitAsStream(text).toList();
        if (parts.size() != 2) {
            return Optional.empty();
        }
        try {
            byte[] payload = Base64.getUrlDecoder().decode(parts.get(0));
            byte[] signature = Base64.getUrlDecoder().decode(parts.get(1));
            // one text alone names an answer
            if (!text(payload, signature).equals(text) || !MessageDigest.isEqual(signature, signature(payload, key))) {
                return Optional.empty();
            }
            List<String> fields = BAR.splitAsStream(new String(payload, StandardCharsets.UTF_8))
                    .toList();
            if (fields.size() != FIELDS) {
                return Optional.empty();
            }
            return Optional.of(new PredictionId(
                    fields.get(0),
                    Integer.parseInt(fields.get(1)),
                    fields.get(2),
                    fields.get(3),
                    Instant.ofEpochMilli(Long.parseLong(fields.get(4))),
                    Integer.parseUnsignedInt(fields.get(5), 16)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] signature(byte[] payload, Secret key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.value().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Arrays.copyOf(mac.doFinal(payload), SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
