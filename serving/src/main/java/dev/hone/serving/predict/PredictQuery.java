package dev.hone.serving.predict;

import dev.hone.serving.problems.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * What the query of a request says. It is read here, since the container would take a form's body for more of it.
 *
 * @param project the name of a project, or null
 * @param explain whether the answer is to be explained
 * @param clientRef what the caller calls the request, or null
 */
public record PredictQuery(String project, boolean explain, String clientRef) {
    private static final int LONGEST_REF = 200;

    /** Throws a problem when the query makes no sense. */
    public static PredictQuery of(HttpServletRequest request) {
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        MultiValueMap<String, String> values =
                UriComponentsBuilder.newInstance().query(query).build().getQueryParams();
        return new PredictQuery(
                one(values, "project"), flag("explain", one(values, "explain")), ref(one(values, "client_ref")));
    }

    private static String one(MultiValueMap<String, String> values, String name) {
        List<String> given = values.getOrDefault(name, List.of());
        if (given.size() > 1) {
            throw ProblemException.badRequest("The request says '%s' more than once.".formatted(name));
        }
        String text = given.isEmpty() ? null : given.getFirst();
        try {
            return text == null ? null : UriUtils.decode(text.replace('+', ' '), "UTF-8");
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest("'%s' is not well encoded.".formatted(name), e);
        }
    }

    private static boolean flag(String name, String text) {
        return switch (text == null ? "false" : text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "" -> true;
            case "false", "0" -> false;
            default -> throw ProblemException.badRequest("'%s' is true or false.".formatted(name));
        };
    }

    private static String ref(String text) {
        if (text != null && (text.length() > LONGEST_REF || text.chars().anyMatch(Character::isISOControl))) {
            throw ProblemException.badRequest(
                    "'client_ref' is a text of at most %d characters on one line.".formatted(LONGEST_REF));
        }
        return text;
    }
}
