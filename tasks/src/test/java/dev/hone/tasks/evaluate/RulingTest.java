package dev.hone.tasks.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.model.gate.Approval;
import dev.hone.model.gate.Decision;
import dev.hone.model.gate.Outcome;
import dev.hone.model.gate.Reason;
import dev.hone.model.gate.State;
import dev.hone.stores.ledger.Training;
import dev.hone.stores.ledger.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulingTest {
    @ParameterizedTest
    @CsvSource({
        "FIRST_MODEL, YES, FIRST_MODEL",
        "FIRST_MODEL, ASK, PENDING",
        "FIRST_MODEL, NO, WITHHELD",
        "PROMOTE, YES, PROMOTE",
        "PROMOTE, ASK, PENDING",
        "PROMOTE, NO, WITHHELD",
        "KEEP_CHAMPION, ASK, KEEP_CHAMPION",
        "INSUFFICIENT_EVIDENCE, YES, INSUFFICIENT_EVIDENCE",
        "REFUSED, NO, REFUSED"
    })
    void asksAPersonOnlyAboutWhatTheEvidenceIsFor(Outcome found, Approval approval, Verdict.Outcome kept) {
        Ruling ruling = Ruling.of(decision(found), approval);

        assertThat(ruling.outcome()).isEqualTo(kept);
        assertThat(ruling.reasons().getFirst())
                .isEqualTo(new Verdict.Reason("class_not_worse", "fails", "monocyte", "Worse on Monocyte."));
        assertThat(kept.promotes()).isEqualTo(found.promotes() && approval == Approval.YES);
        assertThat(kept.dismisses()).isEqualTo(!found.promotes());
    }

    @Test
    void theLedgerKnowsTheWishesThatTheGateKnows() {
        assertThat(Training.Wants.values())
                .extracting(Enum::name)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Approval.values()).map(Enum::name).toList());
    }

    private static Decision decision(Outcome outcome) {
        return new Decision(
                outcome,
                List.of(new Reason("class_not_worse", State.FAILS, "monocyte", "Worse on Monocyte.")),
                List.of(),
                null,
                null,
                null,
                null,
                null);
    }
}
