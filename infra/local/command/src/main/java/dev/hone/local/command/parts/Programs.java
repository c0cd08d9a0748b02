package dev.hone.local.command.parts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What all programs of a house have in common. */
final class Programs {
    /** All that a program gets of the environment in which the house was started; nothing of it is secret. */
    private static final List<String> PASSED_ON = List.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "TMPDIR", "TZ");

    private Programs() {}

    /** An environment with these settings and what every program needs. */
    static Map<String, String> environment(Map<String, String> around, Map<String, String> settings) {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String name : PASSED_ON) {
            String value = around.get(name);
            if (value != null) {
                environment.put(name, value);
            }
        }
        // a broken picture is refused with a reason; OpenCV would write a line about it, too
        environment.put("OPENCV_LOG_LEVEL", "SILENT");
        environment.putAll(settings);
        return environment;
    }
}
