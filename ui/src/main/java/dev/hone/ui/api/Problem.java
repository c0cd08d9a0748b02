package dev.hone.ui.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * A failure as RFC 9457 has it, with Hone's code.
 *
 * @param type a name for the code, for programs that go by types
 * @param detail what went wrong this time, and what can be done
 * @param requestId under which the log has more, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        String type,
        String title,
        int status,
        String code,
        String detail,
        @JsonProperty("request_id") String requestId) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static Problem of(ProblemCode code, int status, String detail, String requestId) {
        return new Problem("urn:hone:problem:" + code.code(), code.title(), status, code.code(), detail, requestId);
    }

    static ResponseEntity<Object> answer(ProblemException problem) {
        return answer(problem.code(), problem.code().status(), problem.getMessage(), null);
    }

    static ResponseEntity<Object> answer(ProblemCode code, int status, String detail, String requestId) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (code.passes()) {
            answer.header(HttpHeaders.RETRY_AFTER, "1");
        }
        if (code.asksForKey()) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"hone\"", "Basic realm=\"hone\"");
        }
        return answer.body(of(code, status, detail, requestId));
    }

    /** The same where no controller answers. */
    static void write(ProblemException problem, HttpServletResponse response) throws IOException {
        ResponseEntity<Object> answer = answer(problem);
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.getOutputStream().write(JSON.writeValueAsBytes(answer.getBody()));
    }
}
