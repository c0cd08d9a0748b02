package dev.hone.ui.data.browse;

import dev.hone.stores.datasets.Split;
import dev.hone.stores.ledger.KnownPicture.Source;
import dev.hone.stores.ledger.KnownPictures.Place;
import dev.hone.stores.ledger.PictureFilter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which pictures somebody wants to see, as the address says it. What makes no sense there is as good as not said.
 *
 * @param label id of a class, or empty for all
 * @param split a use in small letters, or empty for all
 * @param said {@code import} or {@code judgement}, what labels come from, or empty for both
 * @param only {@code alike} for those that show the same as another, {@code conflicting} for those with several labels
 * @param from a day, or empty
 * @param to a day, or empty
 */
public record Wanted(String label, String split, String said, String only, String from, String to) {
    /** Those that show the same as another. */
    public static final String ALIKE = "alike";

    /** Those that imports give several labels. */
    public static final String CONFLICTING = "conflicting";

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern PLACE = Pattern.compile("(\\d{1,16})-([0-9a-f]{64})");

    public Wanted {
        label = label == null ? "" : label.strip();
        split = named(split, Split.values()).map(Wanted::word).orElse("");
        said = named(said, Source.values()).map(Wanted::word).orElse("");
        only = ALIKE.equals(only) || CONFLICTING.equals(only) ? only : "";
        from = day(from).map(LocalDate::toString).orElse("");
        to = day(to).map(LocalDate::toString).orElse("");
    }

    PictureFilter filter(String project) {
        return new PictureFilter(
                project,
                label.isEmpty() ? null : label,
                named(split, Split.values()).map(Split::name).orElse(null),
                named(said, Source.values()).orElse(null),
                only.equals(CONFLICTING),
                only.equals(ALIKE),
                day(from).map(Wanted::start).orElse(Instant.EPOCH),
                day(to).map(last -> start(last.plusDays(1))).orElse(Place.FIRST.addedAt()));
    }

    /** The place behind which a page begins. */
    static Place place(String text) {
        Matcher place = PLACE.matcher(text);
        return place.matches()
                ? new Place(Instant.EPOCH.plus(Long.parseLong(place.group(1)), ChronoUnit.MICROS), place.group(2))
                : Place.FIRST;
    }

    /** The same as text. */
    static String text(Place place) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, place.addedAt()) + "-" + place.digest();
    }

    /** For an address, with the question mark, or empty. */
    String query() {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("label", label);
        said.put("split", split);
        said.put("said", this.said);
        said.put("only", only);
        said.put("from", from);
        said.put("to", to);
        String query = said.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    /** Whether it asks for some pictures only. */
    public boolean isNarrow() {
        return !query().isEmpty();
    }

    /** A use as it stands in an address. */
    public static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> Optional<E> named(String text, E[] all) {
        return Arrays.stream(all).filter(each -> word(each).equals(text)).findFirst();
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneId.systemDefault()).toInstant();
    }

    private static Optional<LocalDate> day(String text) {
        if (text == null || !DAY.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
