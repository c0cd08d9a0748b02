package dev.hone.pictures.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hone.pictures.Tensor;
import dev.hone.pictures.paint.PaintedCell;
import dev.hone.pictures.paint.PaintedCells;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DuplicatesTest {

    private static final int COUNT = 60;
    private static List<byte[]> cells;
    private static List<Fingerprint> prints;

    @BeforeAll
    static void paint() {
        cells = PaintedCells.paint(21, COUNT).stream().map(PaintedCell::png).toList();
        prints = cells.stream().map(Change::print).toList();
    }

    @ParameterizedTest
    @EnumSource(Change.class)
    void findsCopiesAmongAllAndNothingElse(Change change) {
        List<Fingerprint> all = new ArrayList<>(prints);
        cells.forEach(cell -> all.add(change.of(cell)));

        int[] groups = Duplicates.groups(all);

        long found = IntStream.range(0, COUNT)
                .filter(i -> groups[i] == i && groups[COUNT + i] == i)
                .count();
        assertThat(found).as("of %d cells", COUNT).isEqualTo(COUNT);
    }

    @Test
    void takesNoCellForAnother() {
        assertThat(Duplicates.groups(prints))
                .isEqualTo(IntStream.range(0, COUNT).toArray());
    }

    @Test
    void groupsAsItCompares() {
        Fingerprint copy = Change.JPEG_60.of(cells.get(3));

        assertThat(Duplicates.sameScene(prints.get(3), copy)).isTrue();
        assertThat(Duplicates.sameScene(copy, prints.get(3))).isTrue();
        assertThat(Duplicates.sameScene(prints.get(3), prints.get(4))).isFalse();
    }

    @Test
    void keepsAFingerprintAsBytes() {
        Fingerprint print = prints.getFirst();

        Fingerprint kept = Fingerprint.fromBytes(print.toBytes());

        assertThat(kept).isEqualTo(print).hasSameHashCodeAs(print);
        assertThat(kept.hash()).isEqualTo(print.hash());
        assertThat(print.toBytes()).hasSize(1035);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fingerprint.fromBytes(Arrays.copyOf(print.toBytes(), 1034)));
        assertThatIllegalArgumentException().isThrownBy(() -> Fingerprint.fromBytes(new byte[20]));
    }

    @Test
    void putsBlankPicturesTogetherWhereTheirBrightnessIsAlike() {
        List<Fingerprint> blank = IntStream.of(0, 20, 200, 210)
                .mapToObj(grey -> Change.print(Change.png(blank(grey))))
                .toList();

        assertThat(Duplicates.groups(blank)).containsExactly(0, 0, 2, 2);
    }

    @Test
    void toldApartByTheirShape() {
        Tensor wide = new Tensor(40, 20, 1, new byte[800]);
        Tensor high = new Tensor(20, 40, 1, new byte[800]);

        assertThat(Duplicates.sameScene(Change.print(Change.png(wide)), Change.print(Change.png(high))))
                .isFalse();
    }

    @Test
    void copesWithThousandsThatAreAllAlike() {
        assertThat(Duplicates.groups(Alike.prints(5000, 0))).containsOnly(0);
        assertThat(Duplicates.groups(Alike.prints(5000, 1))).containsOnly(0);
    }

    private static Tensor blank(int grey) {
        byte[] pixels = new byte[30 * 30];
        Arrays.fill(pixels, (byte) grey);
        return new Tensor(30, 30, 1, pixels);
    }
}
