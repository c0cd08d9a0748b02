package dev.hone.serving.bodies;

import dev.hone.serving.problems.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;

/** The parts of a multipart body, one after the other. */
public final class Parts {
    private static final int LONGEST_TEXT = 16 << 10;

    private final Body body;
    private final int most;
    private final FileItemIterator items;
    private int count;

    Parts(Body body, int most, FileItemIterator items) {
        this.body = body;
        this.most = most;
        this.items = items;
    }

    /** One part, of which nothing is read yet. */
    public final class Part {
        private final FileItemStream item;

        private Part(FileItemStream item) {
            this.item = item;
        }

        /** The name of its field, which may be empty. */
        public String name() {
            return String.valueOf(item.getFieldName());
        }

        /** The name of the file that it is, without the folders that some clients send; nothing for a text. */
        public Optional<String> fileName() {
            return Optional.ofNullable(nameOf(item))
                    .map(name -> name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1))
                    .filter(name -> !name.isBlank());
        }

        /** Its bytes, no more than a file may have. */
        public byte[] bytes() {
            try (InputStream stream = item.openStream()) {
                return body.read(stream, "The file");
            } catch (IOException e) {
                throw broken(e);
            }
        }

        /** Its text. */
        public String text() {
            try (InputStream stream = item.openStream()) {
                byte[] text = stream.readNBytes(LONGEST_TEXT + 1);
                if (text.length > LONGEST_TEXT) {
                    throw ProblemException.badRequest(
                            "The text in '%s' has more than %d bytes.".formatted(name(), LONGEST_TEXT));
                }
                return new String(text, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw broken(e);
            }
        }
    }

    /** The next part; nothing when there is none left. */
    public Optional<Part> next() {
        try {
            if (!items.hasNext()) {
                return Optional.empty();
            }
            count++;
            if (count > most) {
                throw ProblemException.badRequest(
                        "The multipart body has more than the %d parts that are taken at once.".formatted(most));
            }
            return Optional.of(new Part(items.next()));
        } catch (IOException | IllegalArgumentException e) {
            throw broken(e);
        }
    }

    private static String nameOf(FileItemStream item) {
        try {
            return item.getName();
        } catch (InvalidFileNameException e) {
            throw ProblemException.badRequest("The name of a file has characters that are none.", e);
        }
    }

    static ProblemException broken(Exception cause) {
        return ProblemException.badRequest("The multipart body breaks off or is not well formed.", cause);
    }
}
