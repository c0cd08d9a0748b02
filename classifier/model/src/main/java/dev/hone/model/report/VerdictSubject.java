package dev.hone.model.report;

import dev.hone.model.gate.Approval;
import java.time.Instant;
import java.util.Objects;

/**
 * What the page of a verdict must know besides the evidence.
 *
 * @param approval what becomes of a version that the evidence is for
 */
public record VerdictSubject(Approval approval, Instant at) {

    public VerdictSubject {
        Objects.requireNonNull(approval, "approval");
        Objects.requireNonNull(at, "at");
    }
}
