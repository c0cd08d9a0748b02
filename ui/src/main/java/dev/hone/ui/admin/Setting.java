package dev.hone.ui.admin;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A setting for people.
 *
 * @param variable the environment variable that says it
 * @param meaning what it is, in words
 * @param value as people may see it; empty where nothing is set
 */
public record Setting(String variable, String meaning, String value) {
    private static final Pattern PASSWORD_IN_ADDRESS = Pattern.compile("(?<=//)[^/@\\s]*:[^/@\\s]*(?=@)");
    private static final Pattern PASSWORD_IN_QUERY =
            Pattern.compile("(?i)(?<=[?&;](?:password|sslpassword|secret|token)=)[^&;]*");

    /** A secret prints itself as stars; one that hides in an address is taken out of it. */
    public static Setting of(String variable, String meaning, Object value) {
        Object shown = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        return new Setting(variable, meaning, shown == null ? "" : open(shown.toString()));
    }

    private static String open(String text) {
        String address = PASSWORD_IN_ADDRESS.matcher(text).replaceAll("***");
        return PASSWORD_IN_QUERY.matcher(address).replaceAll("***");
    }
}
