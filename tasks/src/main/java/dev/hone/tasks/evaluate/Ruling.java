package dev.hone.tasks.evaluate;

import dev.hone.model.gate.Approval;
import dev.hone.model.gate.Decision;
import dev.hone.model.gate.Reason;
import dev.hone.model.gate.State;
import dev.hone.stores.ledger.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the ledger keeps of a decision, given what was to become of a version that the evidence is for. */
public record Ruling(Verdict.Outcome outcome, List<Verdict.Reason> reasons) {

    public static Ruling of(Decision decision, Approval approval) {
        Verdict.Outcome found = switch (decision.outcome()) {
            case FIRST_MODEL -> Verdict.Outcome.FIRST_MODEL;
            case PROMOTE -> Verdict.Outcome.PROMOTE;
            case KEEP_CHAMPION -> Verdict.Outcome.KEEP_CHAMPION;
            case INSUFFICIENT_EVIDENCE -> Verdict.Outcome.INSUFFICIENT_EVIDENCE;
            case REFUSED -> Verdict.Outcome.REFUSED;
        };
        List<Verdict.Reason> reasons = new ArrayList<>();
        decision.reasons().forEach(reason -> reasons.add(reason(reason)));
        if (!found.promotes()) {
            return new Ruling(found, reasons);
        }
        return switch (approval) {
            case YES -> new Ruling(found, reasons);
            case ASK -> {
                reasons.add(
                        new Verdict.Reason("asked", null, null, "A person is asked before it goes into production."));
                yield new Ruling(Verdict.Outcome.PENDING, reasons);
            }
            case NO -> {
                reasons.add(new Verdict.Reason("withheld", null, null, "This run was told not to promote."));
                yield new Ruling(Verdict.Outcome.WITHHELD, reasons);
            }
        };
    }

    private static Verdict.Reason reason(Reason said) {
        return new Verdict.Reason(
                said.code(),
                Optional.ofNullable(said.state()).map(State::code).orElse(null),
                said.about(),
                said.words());
    }
}
