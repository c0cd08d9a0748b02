package dev.hone.stores.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Ranks answers by what a look at them is worth: those come first of which the model was least sure, and every fifth is one
 * that chance chose.
 *
 * <p>Which pictures chance may choose follows from their content, for life, and they never come for being unsure. So what
 * people say of them stays a fair sample of all pictures, whatever was looked through before, and nobody can make another
 * picture one of them.
 */
final class ReviewMix {
    private static final int EVERY = 5;

    // the beginning of a digest decides on the split, and its end on embeddings
    private static final int CHANCE_FROM = 40;
    private static final int ORDER_FROM = 24;
    private static final int CHANCE_TO = 48;
    private static final int HEX = 16;

    private ReviewMix() {}

    /**
     * An answer that could be looked at.
     *
     * @param margin how much likelier the class was that was answered than the next one
     * @param sampled whether chance chose it
     */
    record Candidate(String id, String picture, double margin, boolean sampled) {}

    /** The first ones. */
    static List<Candidate> mix(List<Candidate> candidates, long seed, int size) {
        Map<Boolean, List<Candidate>> parts =
                candidates.stream().collect(Collectors.partitioningBy(candidate -> byChance(candidate.picture())));
        Iterator<Candidate> chosen = parts.get(true).stream()
                .sorted(Comparator.comparingLong((Candidate candidate) -> order(candidate.picture(), seed))
                        .thenComparing(Candidate::picture))
                .map(candidate -> new Candidate(candidate.id(), candidate.picture(), candidate.margin(), true))
                .iterator();
        Iterator<Candidate> unsure = parts.get(false).stream()
                .sorted(Comparator.comparingDouble(Candidate::margin).thenComparing(Candidate::picture))
                .iterator();
        List<Candidate> mixed = new ArrayList<>();
        while (mixed.size() < size && (chosen.hasNext() || unsure.hasNext())) {
            boolean turn = mixed.size() % EVERY == EVERY - 1;
            mixed.add(chosen.hasNext() && (turn || !unsure.hasNext()) ? chosen.next() : unsure.next());
        }
        return mixed;
    }

    /** Whether this picture is looked at only by chance, as one in five is. */
    static boolean byChance(String picture) {
        return Long.parseLong(picture, CHANCE_FROM, CHANCE_TO, HEX) % EVERY == 0;
    }

    private static long order(String picture, long seed) {
        return new SplittableRandom(seed ^ Long.parseUnsignedLong(picture, ORDER_FROM, CHANCE_FROM, HEX)).nextLong();
    }
}
