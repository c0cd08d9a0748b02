package dev.hone.local.command.times;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A length of time as people write it: a number and a letter. */
public abstract class LengthOfTime implements ITypeConverter<Duration> {
    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,3})([a-z])");

    private final Map<String, Duration> units;
    private final String advice;

    /**
     * Of some units, by their letters.
     *
     * @param advice which there are, with examples
     */
    protected LengthOfTime(Map<String, Duration> units, String advice) {
        this.units = units;
        this.advice = advice;
    }

    @Override
    public Duration convert(String written) {
        Matcher form = FORM.matcher(written);
        if (!form.matches() || !units.containsKey(form.group(2))) {
            throw new TypeConversionException("'%s' is no length of time: write %s".formatted(written, advice));
        }
        return units.get(form.group(2)).multipliedBy(Integer.parseInt(form.group(1)));
    }
}
