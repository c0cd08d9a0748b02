package dev.hone.model.gate;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Why it was decided so.
 *
 * @param code names the rule, for programs
 * @param state whether the rule holds; null where none is meant
 * @param about the id of the class that it is about; null for all
 * @param words the reason for people
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reason(String code, State state, String about, String words) {

    static Reason of(Check check) {
        return new Reason(check.rule().code(), check.state(), check.about(), check.words());
    }
}
