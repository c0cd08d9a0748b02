package dev.hone.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.pictures.Channels;
import dev.hone.pictures.Fit;
import dev.hone.pictures.Picture;
import dev.hone.pictures.PictureKind;
import dev.hone.pictures.PictureReader;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Sha256;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbesTest {

    private static final PictureSpec SPEC = new PictureSpec(48, 32, Channels.GREY, Fit.PAD);

    @Test
    void paintsSixteenDifferentPicturesTheSameWayEveryTime() {
        List<String> digests = Probes.pictures(SPEC).stream().map(Sha256::hex).toList();

        assertThat(digests).hasSize(16).doesNotHaveDuplicates();
        assertThat(Probes.pictures(SPEC).stream().map(Sha256::hex)).containsExactlyElementsOf(digests);
    }

    @Test
    void paintsSomeTwiceAsLargeSoThatShrinkingIsChecked() {
        List<Picture> pictures =
                Probes.pictures(SPEC).stream().map(PictureReader::check).toList();

        assertThat(pictures).containsOnly(new Picture(PictureKind.PNG, 48, 32), new Picture(PictureKind.PNG, 96, 64));
    }
}
