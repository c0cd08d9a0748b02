package dev.hone.stores.ledger;

/** A version was to get a share of the requests that there is not. */
public final class UnusableShareException extends RuntimeException {
    private UnusableShareException(String message) {
        super(message);
    }

    static UnusableShareException of(String project, int version, ModelRole role, double share) {
        return new UnusableShareException(
                "%s v%d cannot be asked %s of the requests as %s: a shadow or a variant gets a share above 0, up to 1"
                        .formatted(project, version, share, role));
    }

    static UnusableShareException tooMuch(String project) {
        return new UnusableShareException(
                "the variants of %s would answer everything: leave something to the version in production"
                        .formatted(project));
    }
}
