package dev.hone.ui.admin;

/** The pages there are, in the order in which they are offered. */
public enum AdminTab {
    HEALTH("/-/admin", "Health"),
    TRAFFIC("/-/admin/traffic", "Traffic"),
    KEYS("/-/admin/keys", "API keys"),
    STORAGE("/-/admin/storage", "Storage"),
    AUDIT("/-/admin/audit", "Audit"),
    SETTINGS("/-/admin/settings", "Settings");

    private final String path;
    private final String word;

    AdminTab(String path, String word) {
        this.path = path;
        this.word = word;
    }

    /** Where it is. */
    public String path() {
        return path;
    }

    /** What people call it. */
    public String word() {
        return word;
    }
}
