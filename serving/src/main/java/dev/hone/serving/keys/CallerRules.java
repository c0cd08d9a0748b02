package dev.hone.serving.keys;

import java.util.List;

/**
 * What callers may do besides what their keys' roles say.
 *
 * @param requestsASecond how often each key may ask; 0 for as often as it likes
 * @param origins the web sites whose pages may call from a browser, such as {@code https://lab.example}; none unless told
 */
public record CallerRules(int requestsASecond, List<String> origins) {

    public CallerRules {
        origins = List.copyOf(origins);
    }
}
