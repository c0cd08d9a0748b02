package dev.hone.stores.ledger;

/** A version was to go into production that may not. */
public final class BlockedVersionException extends RuntimeException {
    private final transient BlockedVersion blocked;

    private BlockedVersionException(String message, BlockedVersion blocked) {
        super(message);
        this.blocked = blocked;
    }

    static BlockedVersionException of(BlockedVersion blocked) {
        return new BlockedVersionException(
                "%s v%d is blocked since %s, by %s: %s; it cannot go into production until somebody lifts that"
                        .formatted(blocked.project(), blocked.version(), blocked.at(), blocked.by(), blocked.reason()),
                blocked);
    }

    /** Why, by whom and when. */
    public BlockedVersion blocked() {
        return blocked;
    }
}
