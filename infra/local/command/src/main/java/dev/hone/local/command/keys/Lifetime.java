package dev.hone.local.command.keys;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How long a key lives, as people write it: {@code 12h}, {@code 90d}, {@code 4w}. */
public final class Lifetime implements ITypeConverter<Duration> {
    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,3})([hdw])");
    private static final int DAYS_A_WEEK = 7;

    @Override
    public Duration convert(String written) {
        Matcher form = FORM.matcher(written);
        if (!form.matches()) {
            throw new TypeConversionException(
                    "'%s' is no length of time: write hours, days or weeks, such as 12h, 90d or 4w".formatted(written));
        }
        int count = Integer.parseInt(form.group(1));
        return switch (form.group(2)) {
            case "h" -> Duration.ofHours(count);
            case "d" -> Duration.ofDays(count);
            default -> Duration.ofDays((long) DAYS_A_WEEK * count);
        };
    }
}
