package dev.hone.stores.bucket;

import dev.hone.pictures.Sha256;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An object's bytes as they come, compared at their end with what was put: by digest where the object has one, else by
 * length. Whoever stops reading before the end has checked nothing.
 */
final class CheckedStream extends FilterInputStream {
    private static final int SKIPPED_AT_ONCE = 1 << 16;

    private final Requests requests;
    private final Download download;
    private final MessageDigest digest = Sha256.begin();
    private long length;
    private boolean ended;

    CheckedStream(Requests requests, Download download) {
        super(download.body());
        this.requests = requests;
        this.download = download;
    }

    /**
     * An answer of the server.
     *
     * @param length as the server says, if it does
     * @param sha256 as it was when the object was put, where Hone did that
     */
    record Download(String key, InputStream body, Optional<Long> length, Optional<String> sha256) {}

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int count) {
        int read = ended ? -1 : receive(bytes, from, count);
        if (read >= 0) {
            digest.update(bytes, from, read);
            length += read;
        } else if (!ended) {
            ended = true;
            check();
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(count, SKIPPED_AT_ONCE)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private int receive(byte[] bytes, int from, int count) {
        try {
            return in.read(bytes, from, count);
        } catch (IOException e) {
            throw requests.failure("read", download.key(), e);
        }
    }

    private void check() {
        long expected = download.length().orElse(length);
        if (length != expected) {
            throw requests.damaged(download.key(), "it has %d bytes instead of %d".formatted(length, expected));
        }
        String found = HexFormat.of().formatHex(digest.digest());
        String put = download.sha256().orElse(found);
        if (!found.equals(put)) {
            throw requests.damaged(download.key(), "its SHA-256 is %s instead of %s".formatted(found, put));
        }
    }
}
