package dev.hone.stores.sources;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file's name inside a folder or an archive, as its parts. Nothing is ever written under such a name; one that leads
 * elsewhere is refused all the same, since it was made to deceive somebody.
 */
record EntryName(List<String> parts) {
    private static final Pattern SEPARATOR = Pattern.compile("[/\\\\]");
    private static final Pattern ABSOLUTE = Pattern.compile("([/\\\\]|[A-Za-z]:).*", Pattern.DOTALL);
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final List<String> NOISE = List.of("Thumbs.db", "desktop.ini", "__MACOSX");
    private static final int LONGEST = 300;

    static EntryName of(String text) {
        return new EntryName(
                Stream.of(SEPARATOR.split(text)).filter(part -> !part.isEmpty()).toList());
    }

    /** Whether the text names something outside. */
    static boolean leadsOut(String text) {
        return ABSOLUTE.matcher(text).matches()
                || List.of(SEPARATOR.split(text)).contains("..")
                || text.indexOf('\0') >= 0;
    }

    /** What systems leave in folders and archives without anybody's doing. */
    boolean isNoise() {
        return parts.isEmpty()
                || parts.stream().anyMatch(part -> (part.startsWith(".") && !part.equals(".")) || NOISE.contains(part));
    }

    /** The folders that the file lies in. */
    List<String> folders() {
        return parts.subList(0, parts.size() - 1);
    }

    /** A name as it may be shown: a terminal would obey some of what others wrote. */
    static String shown(String text) {
        String plain = CONTROL.matcher(text).replaceAll("?");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "...";
    }

    @Override
    public String toString() {
        return shown(String.join("/", parts));
    }
}
