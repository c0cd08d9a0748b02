package dev.hone.ui.frame;

import dev.hone.stores.ledger.Role;
import java.util.Arrays;
import java.util.List;

/** A page that the frame leads to: those of a project first, then those of the whole house. */
public enum Section {
    PREDICT("/predict", "Predict", Role.PREDICT),
    REVIEW("/review", "Review", Role.CONTRIBUTE),
    DATA("/data", "Data", Role.PREDICT),
    TRAIN("/train", "Train", Role.PREDICT),
    MODELS("/models", "Models", Role.PREDICT),
    PROJECTS("/", "Projects", Role.PREDICT),
    ACCOUNT("/-/account", "Your account", Role.PREDICT),
    ACCOUNTS("/-/accounts", "Accounts", Role.ADMIN),
    ADMIN("/-/admin", "Administration", Role.ADMIN);

    private final String path;
    private final String word;
    private final Role needed;

    Section(String path, String word, Role needed) {
        this.path = path;
        this.word = word;
        this.needed = needed;
    }

    /** Those that a project has, in the order in which they are offered. */
    static List<Section> ofProjects() {
        return Arrays.stream(values()).takeWhile(section -> section != PROJECTS).toList();
    }

    /** Its name in the frame. */
    public String word() {
        return word;
    }

    /** Who it is shown to. */
    public Role needed() {
        return needed;
    }

    /** Where it is, in this project or, for those of the house, anywhere. */
    public String path(String project) {
        return compareTo(PROJECTS) < 0 ? "/" + project + path : path;
    }
}
