package dev.hone.ui.train;

import dev.hone.stores.ledger.TrainingRequest;
import dev.hone.stores.ledger.TrainingRequest.Reason;
import java.time.Instant;

/**
 * Who asked for a training, and what became of that.
 *
 * @param cause what for, in words
 * @param detail why, in the words of who asked; may be empty
 * @param became what became of it, where it started no training of its own; or null
 * @param shared the training whose result it shares, or null
 */
public record RequestRow(String by, String cause, String detail, Instant at, String became, String shared) {

    static RequestRow of(TrainingRequest request) {
        boolean isOwn = request.askedIn() == null || request.askedIn().equals(request.execution());
        String shared = isOwn ? null : request.execution();
        return new RequestRow(
                request.by(), cause(request.reason()), request.detail(), request.at(), became(request, shared), shared);
    }

    private static String became(TrainingRequest request, String shared) {
        if (request.refusal() != null) {
            return "refused: " + request.refusal();
        } else if (shared != null) {
            return "shares the result of another that asked for the same";
        }
        return request.execution() == null ? "waits" : null;
    }

    private static String cause(Reason reason) {
        return switch (reason) {
            case SCHEDULE -> "the schedule";
            case CORRECTIONS -> "enough corrections";
            case DRIFT -> "pictures that look different";
            case PERSON -> "by hand";
        };
    }
}
