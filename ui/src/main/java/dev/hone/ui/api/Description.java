package dev.hone.ui.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/** What the API is, in OpenAPI's words. */
@Component
class Description {
    private final byte[] json;
    private final Map<PathPattern, String> methods = new LinkedHashMap<>();

    Description() {
        Map<String, Object> whole = yaml();
        json = new JsonMapper().writeValueAsBytes(whole);
        ((Map<?, ?>) whole.get("paths"))
                .forEach((path, does) -> methods.put(
                        PathPatternParser.defaultInstance.parse(path.toString()), methods((Map<?, ?>) does)));
    }

    private static Map<String, Object> yaml() {
        try (InputStream stream = Description.class.getResourceAsStream("openapi.yaml")) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String methods(Map<?, ?> does) {
        return Stream.of("get", "post")
                .filter(does::containsKey)
                .map(method -> method.toUpperCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    byte[] json() {
        return json.clone();
    }

    /** Which methods a path takes, as the header {@code Allow} has them; nothing if there is no such path. */
    Optional<String> allowed(String path) {
        PathContainer asked = PathContainer.parsePath(path);
        return methods.entrySet().stream()
                .filter(known -> known.getKey().matches(asked))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
