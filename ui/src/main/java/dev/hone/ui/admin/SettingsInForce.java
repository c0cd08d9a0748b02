package dev.hone.ui.admin;

import java.util.List;

/** What the web app was told at start, without the secrets. */
public record SettingsInForce(List<Setting> all) {

    public SettingsInForce {
        all = List.copyOf(all);
    }

    /** What people may see of the setting that a variable says. */
    public String value(String variable) {
        return all.stream()
                .filter(setting -> setting.variable().equals(variable))
                .map(Setting::value)
                .findFirst()
                .orElseThrow();
    }
}
