package dev.hone.stores.projects;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much room something takes, written as in 800kB, 20MB or 1.5GB; a thousand kB are one MB. */
public record DataSize(long bytes) {
    private static final Pattern TEXT =
            Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?) ?([kMG]?)B", Pattern.CASE_INSENSITIVE);
    private static final long THOUSAND = 1_000;

    static DataSize of(String key, String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        Allowed.check(matcher.matches(), "%s is a size, such as 20MB, not '%s'", key, text);
        long unit = switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
            case "k" -> THOUSAND;
            case "m" -> THOUSAND * THOUSAND;
            case "g" -> THOUSAND * THOUSAND * THOUSAND;
            default -> 1;
        };
        return new DataSize(new BigDecimal(matcher.group(1))
                .multiply(BigDecimal.valueOf(unit))
                .longValue());
    }

    @JsonValue
    @Override
    public String toString() {
        long value = bytes;
        int unit = 0;
        while (unit < 3 && value > 0 && value % THOUSAND == 0) {
            value /= THOUSAND;
            unit++;
        }
        return value + new String[] {"B", "kB", "MB", "GB"}[unit];
    }
}
