package dev.hone.ui.admin.settings;

import dev.hone.ui.admin.Setting;
import dev.hone.ui.frame.Frame;
import java.util.List;

/**
 * The page.
 *
 * @param process what runs the web app, as names and values
 */
public record SettingsView(Frame frame, List<Setting> settings, List<Fact> process) {

    /** Something about the process. */
    public record Fact(String name, String value) {}
}
