package dev.hone.model.gate;

import java.util.Objects;

/**
 * A rule and how it stands.
 *
 * @param about the id of the class that it is about; null for all
 * @param asked what must hold, in a few words
 * @param found what was measured, in a few words
 * @param words the same as a sentence
 * @param remark whether people are told even where it decided nothing
 */
public record Check(Rule rule, String about, State state, String asked, String found, String words, boolean remark) {

    public Check {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(words, "words");
    }

    Check(Rule rule, String about, State state, String asked, String found, String words) {
        this(rule, about, state, asked, found, words, false);
    }
}
