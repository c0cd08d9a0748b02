package dev.hone.stores.bucket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.pictures.Sha256;
import dev.hone.stores.bucket.BucketException.Kind;
import dev.hone.stores.bucket.CheckedStream.Download;
import dev.hone.stores.connections.BucketSettings;
import dev.hone.stores.connections.Secret;
import dev.hone.stores.transfers.Patience;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckedStreamTest {
    private static final byte[] BODY = "a picture".getBytes(UTF_8);
    private static final Requests REQUESTS = new Requests(
            new BucketSettings(URI.create("http://s3.example"), "hone", "key", new Secret("secret")), Patience.NONE);

    private static InputStream stream(Optional<Long> length, Optional<String> sha256) {
        return new CheckedStream(REQUESTS, new Download("a", new ByteArrayInputStream(BODY), length, sha256));
    }

    private static InputStream stream(long length, String sha256) {
        return stream(Optional.of(length), Optional.of(sha256));
    }

    @Test
    void givesWhatWasPut() throws IOException {
        assertThat(stream(BODY.length, Sha256.hex(BODY)).readAllBytes()).isEqualTo(BODY);
        assertThat(stream(Optional.empty(), Optional.empty()).readAllBytes()).isEqualTo(BODY);
    }

    @Test
    void checksWhatIsReadByByteOrSkipped() throws IOException {
        try (InputStream body = stream(BODY.length, Sha256.hex(BODY))) {
            assertThat(body.read()).isEqualTo('a');
            assertThat(body.skip(3)).isEqualTo(3);
            assertThat(body.readAllBytes()).hasSize(BODY.length - 4);
            assertThat(body.read()).isEqualTo(-1);
            assertThat(body.markSupported()).isFalse();
        }
    }

    @Test
    void saysAtTheEndThatTheBytesAreOthers() {
        assertThatThrownBy(() -> stream(BODY.length, Sha256.hex(new byte[9])).readAllBytes())
                .isInstanceOfSatisfying(BucketException.class, CheckedStreamTest::isDamaged)
                .hasMessageContaining("'a' in bucket 'hone' at http://s3.example is damaged: its SHA-256 is "
                        + Sha256.hex(BODY) + " instead of " + Sha256.hex(new byte[9]));
    }

    @Test
    void comparesTheLengthOfWhatHasNoDigest() {
        assertThatThrownBy(() -> stream(Optional.of(10L), Optional.empty()).readAllBytes())
                .isInstanceOfSatisfying(BucketException.class, CheckedStreamTest::isDamaged)
                .hasMessageContaining("it has 9 bytes instead of 10");
    }

    @Test
    void whatBreaksOffIsTheServersFaultAndPasses() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new SocketException("Connection reset");
            }
        };
        Download download = new Download("a", broken, Optional.empty(), Optional.empty());
        assertThatThrownBy(() -> new CheckedStream(REQUESTS, download).readAllBytes())
                .isInstanceOfSatisfying(BucketException.class, e -> {
                    assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
                    assertThat(e.isPassing()).isTrue();
                });
    }

    private static void isDamaged(BucketException e) {
        assertThat(e.kind()).isEqualTo(Kind.DAMAGED);
        assertThat(e.isPassing()).isFalse();
    }
}
