package dev.hone.pictures.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.pictures.paint.PaintedCell;
import dev.hone.pictures.paint.PaintedCells;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KnownPicturesTest {

    private static final int COUNT = 60;
    private static List<byte[]> cells;
    private static List<Fingerprint> prints;

    private final AtomicInteger asked = new AtomicInteger();

    @BeforeAll
    static void paint() {
        cells = PaintedCells.paint(21, COUNT).stream().map(PaintedCell::png).toList();
        prints = cells.stream().map(Change::print).toList();
    }

    @ParameterizedTest
    @EnumSource(Change.class)
    void findsWhatEachNewPictureIsACopyOf(Change change) {
        List<int[]> copies =
                known(prints).copiesOf(cells.stream().map(change::of).toList());

        for (int i = 0; i < COUNT; i++) {
            assertThat(copies.get(i)).as("of cell %d", i).containsExactly(i);
        }
    }

    @Test
    void asksForNoFingerprintThatTheHashesRuleOut() {
        List<Fingerprint> strangers = PaintedCells.paint(22, COUNT).stream()
                .map(cell -> Change.print(cell.png()))
                .toList();

        assertThat(known(prints).copiesOf(strangers)).hasSize(COUNT).allMatch(copies -> copies.length == 0);
        assertThat(asked).hasValueLessThan(COUNT);
    }

    @Test
    void tellsOneOfEachGroup() {
        List<Fingerprint> all = List.of(prints.get(1), prints.get(2), prints.get(1), prints.get(1));
        KnownPictures known = new KnownPictures(of(all));
        known.add(all.get(0).hash(), 7);
        known.add(all.get(1).hash(), 8);
        known.add(all.get(2).hash(), 7);
        known.add(all.get(3).hash(), 9);

        assertThat(known.copiesOf(List.of(prints.get(1))).getFirst()).containsExactly(0, 3);
    }

    @Test
    void keepsAFewInMemoryHoweverAlikeAllAre() {
        List<Fingerprint> alike = Alike.prints(10_000, 1);
        AtomicInteger most = new AtomicInteger();
        KnownPictures known = new KnownPictures(numbers -> {
            most.accumulateAndGet(numbers.length, Math::max);
            return Arrays.stream(numbers).mapToObj(alike::get).toList();
        });
        for (int i = 0; i < alike.size(); i++) {
            known.add(alike.get(i).hash(), i);
        }

        assertThat(known.copiesOf(alike.subList(0, 1)).getFirst()).hasSize(alike.size());
        assertThat(most).hasValueBetween(1, 4096);
    }

    private KnownPictures known(List<Fingerprint> all) {
        KnownPictures known = new KnownPictures(of(all));
        for (int i = 0; i < all.size(); i++) {
            known.add(all.get(i).hash(), i);
        }
        return known;
    }

    private Prints of(List<Fingerprint> all) {
        return numbers -> {
            asked.addAndGet(numbers.length);
            return Arrays.stream(numbers).mapToObj(all::get).toList();
        };
    }
}
