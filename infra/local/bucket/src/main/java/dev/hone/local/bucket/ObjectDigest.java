package dev.hone.local.bucket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The digest that S3Proxy notes with an object's file. It writes an object under its key and a random id, then notes the
 * digest, then gives the file its name: what has such a name is still being sent, or was never finished, unless it was
 * {@link #acknowledge acknowledged} under it.
 *
 * @param isFinished whether the file is an object
 * @param isWritten whether there is a digest
 * @param eTag the digest as S3 tells it, or null
 */
record ObjectDigest(boolean isFinished, boolean isWritten, String eTag) {
    private static final Pattern UNFINISHED =
            Pattern.compile(".*-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final String ATTRIBUTE = "user.content-md5";
    private static final String ACKNOWLEDGED = "hone.acknowledged";
    private static final int MD5 = 16;
    private static final int LONGEST = 64;

    /** Notes that a file whose name only looks unfinished is an object that somebody was told is there. */
    static void acknowledge(Path file) {
        UserDefinedFileAttributeView attributes = attributes(file);
        if (attributes == null || !UNFINISHED.matcher(file.toString()).matches()) {
            return;
        }
        try {
            attributes.write(ACKNOWLEDGED, ByteBuffer.allocate(0));
        } catch (NoSuchFileException e) {
            // somebody has deleted it since
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectDigest of(Path file) {
        UserDefinedFileAttributeView attributes = attributes(file);
        if (attributes == null) {
            // this file system keeps none, of no object
            return new ObjectDigest(true, false, null);
        }
        boolean isFinished = !UNFINISHED.matcher(file.toString()).matches() || has(attributes, ACKNOWLEDGED);
        try {
            ByteBuffer value = ByteBuffer.allocate(LONGEST);
            attributes.read(ATTRIBUTE, value);
            byte[] digest = new byte[value.flip().remaining()];
            value.get(digest);
            // of an object that was sent in parts, S3Proxy notes the tag itself
            String eTag = digest.length == MD5
                    ? '"' + HexFormat.of().formatHex(digest) + '"'
                    : new String(digest, StandardCharsets.US_ASCII);
            return new ObjectDigest(isFinished, true, eTag);
        } catch (IOException e) {
            return new ObjectDigest(isFinished, false, null);
        }
    }

    private static UserDefinedFileAttributeView attributes(Path file) {
        return Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
    }

    private static boolean has(UserDefinedFileAttributeView attributes, String name) {
        try {
            return attributes.size(name) >= 0;
        } catch (IOException e) {
            return false;
        }
    }
}
