package dev.hone.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PictureKindTest {

    @Test
    void knowsAKindByItsFirstBytes() {
        assertThat(PictureKind.of(bytes("\u00ff\u00d8\u00ff\u00e0"))).contains(PictureKind.JPEG);
        assertThat(PictureKind.of(bytes("\u0089PNG\r\n\u001a\n"))).contains(PictureKind.PNG);
        assertThat(PictureKind.of(bytes("GIF89a"))).contains(PictureKind.GIF);
        assertThat(PictureKind.of(bytes("BM...."))).contains(PictureKind.BMP);
        assertThat(PictureKind.of(bytes("RIFF....WEBP"))).contains(PictureKind.WEBP);
        assertThat(PictureKind.of(bytes("MM\0*"))).contains(PictureKind.TIFF);
    }

    @Test
    void doesNotTakeSoundForAPicture() {
        assertThat(PictureKind.of(bytes("RIFF....WAVE"))).isEmpty();
        assertThat(PictureKind.of(new byte[0])).isEmpty();
    }

    @Test
    void namesFilesAndMediaTypes() {
        assertThat(PictureKind.JPEG.extension()).isEqualTo("jpg");
        assertThat(PictureKind.WEBP.mediaType()).isEqualTo("image/webp");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
