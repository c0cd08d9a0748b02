package dev.hone.stores.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.pictures.Sha256;
import dev.hone.stores.ledger.ReviewMix.Candidate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReviewMixTest {
    private static final long SEED = 1_764_565_000_000L;

    @Test
    void everyFifthIsChosenByChanceAndTheOthersForDoubt() {
        List<Candidate> mixed = ReviewMix.mix(candidates(1_000), SEED, 60);
        assertThat(mixed).hasSize(60);
        for (int i = 0; i < mixed.size(); i++) {
            assertThat(mixed.get(i).sampled()).as("place %d", i).isEqualTo(i % 5 == 4);
        }
        assertThat(mixed.stream().filter(each -> !each.sampled()).map(Candidate::margin))
                .isSorted()
                .allMatch(margin -> margin < 0.1);
    }

    @Test
    void chanceDoesNotLookAtDoubt() {
        double mean = IntStream.range(0, 20)
                .boxed()
                .flatMap(round -> ReviewMix.mix(candidates(1_000), SEED + round, 100).stream())
                .filter(Candidate::sampled)
                .mapToDouble(Candidate::margin)
                .average()
                .orElseThrow();
        assertThat(mean).isBetween(0.42, 0.58);
    }

    @Test
    void oneInFiveIsLookedAtByChanceAlone() {
        assertThat(candidates(20_000).stream().filter(each -> ReviewMix.byChance(each.picture())))
                .hasSizeBetween(3_700, 4_300);
    }

    @Test
    void theSameSeedGivesTheSameOrderInWhateverOrderTheyCome() {
        List<Candidate> one = candidates(300);
        List<Candidate> other = new ArrayList<>(one);
        Collections.shuffle(other, new Random(7));
        assertThat(ReviewMix.mix(other, SEED, 60)).isEqualTo(ReviewMix.mix(one, SEED, 60));
        assertThat(ReviewMix.mix(one, SEED + 1, 60)).isNotEqualTo(ReviewMix.mix(one, SEED, 60));
    }

    @Test
    void fewAreAllLookedAtWhicheverTheyAre() {
        for (int count = 0; count < 12; count++) {
            assertThat(ReviewMix.mix(candidates(count), SEED, 60))
                    .extracting(Candidate::picture)
                    .containsExactlyInAnyOrderElementsOf(
                            candidates(count).stream().map(Candidate::picture).toList());
        }
    }

    private static List<Candidate> candidates(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Candidate("p" + i, digest(i), (i * 7 % count) / (double) count, false))
                .toList();
    }

    private static String digest(int number) {
        return Sha256.hex(("picture " + number).getBytes(StandardCharsets.UTF_8));
    }
}
