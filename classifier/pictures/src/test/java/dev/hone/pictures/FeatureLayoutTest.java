package dev.hone.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.pictures.FeatureLayout.Row;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureLayoutTest {
    private static final FeatureLayout LAYOUT = new FeatureLayout("abc", "def", "v1-flip-blur-2", List.of(2, 1, 1));
    private static final String PICTURE = "5e".repeat(32);

    @Test
    void readsWhatItWrites() throws IOException {
        Row row = LAYOUT.row(PICTURE, new float[] {1.5f, -2});
        InputStream file = file(LAYOUT.beginning(), row.bytes());

        FeatureLayout read = FeatureLayout.read(file).orElseThrow();
        Row next = read.next(file).orElseThrow();

        assertThat(read).isEqualTo(LAYOUT);
        assertThat(next.picture()).isEqualTo(PICTURE);
        ByteBuffer values = ByteBuffer.wrap(next.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(values.getFloat(32)).isEqualTo(1.5f);
        assertThat(values.getFloat(36)).isEqualTo(-2);
        assertThat(read.next(file)).isEmpty();
    }

    @Test
    void saysWhereATrainingFindsTheFile() {
        PictureSpec spec = new PictureSpec(8, 8, Channels.GREY, Fit.CROP);
        FeatureLayout layout = FeatureLayout.of("0123456789abcdef".repeat(4), spec, "plain", List.of(3));

        assertThat(layout.file(Path.of("features")))
                .isEqualTo(
                        Path.of("features", "0123456789abcdef-" + spec.digest().substring(0, 16), "plain.features"));
    }

    @Test
    void takesNothingThatIsDamagedForARow() throws IOException {
        byte[] row = LAYOUT.row(PICTURE, new float[] {1.5f, -2}).bytes();
        row[40]++;

        assertThat(LAYOUT.picture(row)).isEmpty();
        assertThat(LAYOUT.next(new ByteArrayInputStream(row, 0, row.length - 1)))
                .isEmpty();
    }

    @Test
    void takesNothingElseForSuchAFile() throws IOException {
        byte[] beginning = LAYOUT.beginning();
        beginning[0]++;
        assertThat(FeatureLayout.read(file(beginning))).isEmpty();
        assertThat(FeatureLayout.read(file("HONEFT01".getBytes(StandardCharsets.US_ASCII))))
                .isEmpty();
        byte[] endless = LAYOUT.beginning();
        endless[11] = 127;
        assertThat(FeatureLayout.read(file(endless))).isEmpty();
        byte[] outside = new String(LAYOUT.beginning(), StandardCharsets.ISO_8859_1)
                .replace("\"abc\"", "\"../\"")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(FeatureLayout.read(file(outside))).isEmpty();
    }

    @Test
    void refusesNamesThatLeadElsewhere() {
        assertThatThrownBy(() -> new FeatureLayout("abc", "def", "../plain", List.of(1)))
                .hasMessage("'../plain' is no name for features");
    }

    private static InputStream file(byte[]... parts) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            file.write(part);
        }
        return new ByteArrayInputStream(file.toByteArray());
    }
}
