package dev.hone.ui.admin.keys;

import dev.hone.stores.ledger.Role;
import dev.hone.ui.frame.Frame;
import java.util.Arrays;
import java.util.List;

/**
 * The page with all keys.
 *
 * @param made the text of a key that was just made, which is shown this once, or null
 * @param problem why none was made, or null
 * @param done what was done, or null
 */
public record KeysView(Frame frame, List<KeyRow> keys, KeyForm form, String made, String problem, String done) {

    /** Those that open something. */
    public List<KeyRow> live() {
        return keys.stream().filter(KeyRow::live).toList();
    }

    /** Those that open nothing any more. */
    public List<KeyRow> ended() {
        return keys.stream().filter(row -> !row.live()).toList();
    }

    /** A role, and what a key with it is for. */
    public record RoleChoice(String word, String meaning) {}

    /** The roles there are, the smallest first. */
    public List<RoleChoice> roles() {
        return Arrays.stream(Role.values())
                .map(role -> new RoleChoice(role.word(), meaning(role)))
                .toList();
    }

    private static String meaning(Role role) {
        return switch (role) {
            case PREDICT -> "ask what pictures show";
            case CONTRIBUTE -> "also correct answers and bring pictures";
            case OPERATE -> "also train, promote and roll back";
            case ADMIN -> "everything";
        };
    }

    /** How long a key may live. */
    public List<Lifetime> lifetimes() {
        return List.of(Lifetime.values());
    }
}
