package dev.hone.stores.datasets;

import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.Judgement.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What people said of one picture, without what was taken back: the last word counts, and below it stand those that it
 * replaced. How words are taken back is told at {@link Judgement}.
 *
 * @param words the first one first
 */
record Standing(List<Judgement> words) {

    /** Folds all judgements of a picture, the last of them first. */
    static Standing of(List<Judgement> judgements) {
        List<Judgement> words = new ArrayList<>();
        judgements.reversed().forEach(judgement -> {
            int before = judgement.kind() == Kind.WITHDRAW ? 0 : place(words, judgement);
            words.subList(before, words.size()).clear();
            if (judgement.kind() != Kind.WITHDRAW) {
                words.add(judgement);
            }
        });
        return new Standing(List.copyOf(words));
    }

    /** Where it stood when it was said first, or else on top. */
    private static int place(List<Judgement> words, Judgement judgement) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).saysTheSameAs(judgement) && words.get(i).at().equals(judgement.at())) {
                return i;
            }
        }
        return words.size();
    }

    /** The word that counts. */
    Optional<Judgement> newest() {
        return words.isEmpty() ? Optional.empty() : Optional.of(words.getLast());
    }

    /** The word that counts when the newest is taken back. */
    Optional<Judgement> beforeNewest() {
        return words.size() < 2 ? Optional.empty() : Optional.of(words.get(words.size() - 2));
    }

    /** Somebody's last word of this label that was said since a time. */
    Optional<Judgement> find(String by, String label, Instant since) {
        return words.reversed().stream()
                .filter(word -> word.by().equals(by))
                .filter(word -> word.label().equals(label))
                .filter(word -> !word.at().isBefore(since))
                .findFirst();
    }
}
