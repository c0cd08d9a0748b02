package dev.hone.pictures.paint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.pictures.Channels;
import dev.hone.pictures.Fit;
import dev.hone.pictures.Picture;
import dev.hone.pictures.PictureKind;
import dev.hone.pictures.PictureReader;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Sha256;
import dev.hone.pictures.Tensor;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PaintedCellsTest {

    @Test
    void paintsTheSameBytesForTheSameSeed() {
        assertThat(PaintedCells.paint(3, 10)).usingRecursiveComparison().isEqualTo(PaintedCells.paint(3, 10));
    }

    @Test
    void paintsFewerCellsOfASeedAsTheFirstOfMore() {
        assertThat(PaintedCells.paint(3, 5))
                .usingRecursiveComparison()
                .isEqualTo(PaintedCells.paint(3, 10).subList(0, 5));
    }

    @Test
    void paintsNoPictureTwice() {
        List<PaintedCell> cells = PaintedCells.paint(3, 30);
        List<PaintedCell> others = PaintedCells.paint(4, 30);

        assertThat(cells).extracting(PaintedCell::name).doesNotHaveDuplicates();
        assertThat(Stream.concat(cells.stream(), others.stream()).map(cell -> Sha256.hex(cell.png())))
                .doesNotHaveDuplicates();
    }

    @Test
    void mixesTheClassesEvenly() {
        Map<String, Long> counts = PaintedCells.paint(5, 20).stream()
                .collect(Collectors.groupingBy(PaintedCell::label, Collectors.counting()));

        assertThat(counts)
                .containsOnlyKeys(PaintedCells.CLASSES)
                .allSatisfy((label, count) -> assertThat(count).isEqualTo(4));
    }

    @Test
    void paintsPicturesThatTheReaderTakes() {
        for (PaintedCell cell : PaintedCells.paint(6, 5)) {
            assertThat(PictureReader.check(cell.png())).isEqualTo(new Picture(PictureKind.PNG, 96, 96));
        }
    }

    @Test
    void paintsALymphocyteDarkerInTheMiddleThanAtTheEdge() {
        PaintedCell lymphocyte = PaintedCells.paint(6, 2).get(1);

        Tensor tensor = PictureReader.read(lymphocyte.png(), new PictureSpec(9, 9, Channels.GREY, Fit.CROP));

        assertThat(Byte.toUnsignedInt(tensor.data()[40])).isLessThan(120);
        assertThat(Byte.toUnsignedInt(tensor.data()[0])).isGreaterThan(140);
    }

    @Test
    void paintsTheSameCellsWithAnotherStain() {
        PictureSpec spec = new PictureSpec(1, 1, Channels.COLOUR, Fit.STRETCH);
        List<PaintedCell> usual = PaintedCells.paint(3, 5);
        List<PaintedCell> other = PaintedCells.paint(3, 5, Stain.OTHER);

        assertThat(other)
                .extracting(PaintedCell::name)
                .isEqualTo(usual.stream().map(PaintedCell::name).toList());
        for (int i = 0; i < usual.size(); i++) {
            byte[] before = PictureReader.read(usual.get(i).png(), spec).data();
            byte[] after = PictureReader.read(other.get(i).png(), spec).data();
            assertThat(Byte.toUnsignedInt(after[2])).isLessThan(Byte.toUnsignedInt(before[2]) - 10);
        }
    }
}
