package dev.hone.model;

import dev.hone.pictures.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The digests of a bundle's files, in the form of {@code sha256sum}, which can check them, too. The list is taken only in
 * exactly the form in which it is written, so that no byte of it can change unseen either.
 *
 * @param digests by file
 */
record Sums(SortedMap<String, String> digests) {

    static final String FILE = "SHA256SUMS";

    private static final Pattern LINE =
            Pattern.compile("([0-9a-f]{64}) {2}([A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*)");

    /** Reads the files and writes the list beside them. */
    static Sums write(Path directory, List<String> files) throws IOException {
        SortedMap<String, String> digests = new TreeMap<>();
        for (String file : files) {
            digests.put(file, Sha256.hex(directory.resolve(file)));
        }
        Sums sums = new Sums(digests);
        Files.writeString(directory.resolve(FILE), sums.text());
        return sums;
    }

    /** Reads the list and all files that it names. */
    static Sums verified(Path directory) {
        Sums sums = read(directory.resolve(FILE));
        for (Map.Entry<String, String> entry : sums.digests().entrySet()) {
            Path file = directory.resolve(entry.getKey());
            if (!Files.isRegularFile(file)) {
                throw BundleRefusedException.missingFile(file);
            }
            if (!digest(file).equals(entry.getValue())) {
                throw BundleRefusedException.changedFile(file);
            }
        }
        return sums;
    }

    private static String digest(Path file) {
        try {
            return Sha256.hex(file);
        } catch (UncheckedIOException e) {
            throw BundleRefusedException.unreadableFile(file, e.getCause().getMessage(), e);
        }
    }

    private static Sums read(Path file) {
        try {
            // a byte that is no character becomes one that fits no line
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            SortedMap<String, String> digests = new TreeMap<>();
            for (String line : text.lines().toList()) {
                Matcher matcher = LINE.matcher(line);
                if (!matcher.matches()) {
                    throw BundleRefusedException.changedFile(file);
                }
                digests.put(matcher.group(2), matcher.group(1));
            }
            Sums sums = new Sums(digests);
            if (!sums.text().equals(text)) {
                throw BundleRefusedException.changedFile(file);
            }
            return sums;
        } catch (NoSuchFileException e) {
            throw BundleRefusedException.missingFile(file);
        } catch (IOException e) {
            throw BundleRefusedException.unreadableFile(file, e.getMessage(), e);
        }
    }

    boolean cover(String file) {
        return digests.containsKey(file);
    }

    /** The digest of the whole bundle. */
    String digest() {
        return Sha256.hex(text().getBytes(StandardCharsets.UTF_8));
    }

    private String text() {
        return digests.entrySet().stream()
                .map(entry -> entry.getValue() + "  " + entry.getKey() + "\n")
                .collect(Collectors.joining());
    }
}
