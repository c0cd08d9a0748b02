package dev.hone.ui.serving;

import java.util.List;

/**
 * How a replica of serving says that it is.
 *
 * @param version of Hone
 * @param lost answers that could not be kept since it started
 * @param problems what is wrong, in sentences
 */
public record ServingHealth(String version, long lost, List<String> problems) {

    public ServingHealth {
        problems = problems == null ? List.of() : List.copyOf(problems);
    }
}
