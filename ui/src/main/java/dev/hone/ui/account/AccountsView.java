package dev.hone.ui.account;

import dev.hone.stores.ledger.Role;
import dev.hone.stores.ledger.User;
import dev.hone.ui.frame.Frame;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * The page with everybody's account.
 *
 * @param typed what was typed and not taken, or empty
 * @param problem why it was not, or null
 * @param done what was done, or null
 */
public record AccountsView(Frame frame, List<Row> rows, String typed, String problem, String done) {

    /** An account. */
    public record Row(String name, String role, Instant since, String by, boolean open, boolean own) {
        static Row of(User user, String reader) {
            return new Row(
                    user.name(),
                    user.role().word(),
                    user.madeAt(),
                    user.madeBy(),
                    user.endedAt() == null,
                    user.name().equals(reader));
        }
    }

    /** The roles there are, the smallest first. */
    public List<RoleChoice> roles() {
        return Arrays.stream(Role.values()).map(RoleChoice::of).toList();
    }

    /** A role and what it is for. */
    public record RoleChoice(String word, String meaning) {
        static RoleChoice of(Role role) {
            String meaning = switch (role) {
                case PREDICT -> "ask what pictures show";
                case CONTRIBUTE -> "also correct answers and bring pictures";
                case OPERATE -> "also train, promote and roll back";
                case ADMIN -> "everything, accounts and keys too";
            };
            return new RoleChoice(role.word(), meaning);
        }
    }
}
