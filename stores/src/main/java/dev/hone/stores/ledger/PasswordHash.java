package dev.hone.stores.ledger;

import dev.hone.stores.connections.Secret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as it may be written down. People choose passwords that can be guessed, so each guess is made to cost a
 * third of a second; an API key needs none of that.
 */
public final class PasswordHash {
    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final int ROUNDS = 600_000;
    private static final int SALT_BYTES = 16;
    private static final int BITS = 256;
    private static final Pattern DOLLAR = Pattern.compile("\\$");
    private static final SecureRandom RANDOM = new SecureRandom();

    private PasswordHash() {}

    /** A text to keep: the rounds, the salt, the hash. */
    public static String of(Secret password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        HexFormat hex = HexFormat.of();
        return "%d$%s$%s".formatted(ROUNDS, hex.formatHex(salt), hex.formatHex(hash(password, salt, ROUNDS)));
    }

    /** Whether a kept text is of this password. */
    public static boolean matches(String kept, Secret password) {
        List<String> parts = DOLLAR.splitAsStream(kept).toList();
        HexFormat hex = HexFormat.of();
        byte[] found = hash(password, hex.parseHex(parts.get(1)), Integer.parseInt(parts.get(0)));
        return MessageDigest.isEqual(found, hex.parseHex(parts.get(2)));
    }

    private static byte[] hash(Secret password, byte[] salt, int rounds) {
        PBEKeySpec spec = new PBEKeySpec(password.value().toCharArray(), salt, rounds, BITS);
        try {
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } finally {
            spec.clearPassword();
        }
    }
}
