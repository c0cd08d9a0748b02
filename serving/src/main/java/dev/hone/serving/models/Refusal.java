package dev.hone.serving.models;

/** A version that should answer and does not, and what happened when it was tried last. */
public record Refusal(int version, String reason) {

    @Override
    public String toString() {
        return "v%d %s".formatted(version, reason);
    }
}
