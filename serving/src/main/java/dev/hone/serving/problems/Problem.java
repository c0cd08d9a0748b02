package dev.hone.serving.problems;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A failure as RFC 9457 has it, with Hone's code.
 *
 * @param type a name for the code, for programs that go by types
 * @param code the stable name of what went wrong
 * @param detail what went wrong this time, and what can be done
 * @param requestId under which the log has more, or null
 */
public record Problem(String type, String title, int status, String code, String detail, String requestId) {

    /** The same as a part of an answer that has others. */
    public static Problem of(ProblemException problem) {
        return problem(problem.code(), problem.code().status(), problem.getMessage(), null);
    }

    static ResponseEntity<Object> of(ProblemCode code, String detail) {
        return of(code, code.status(), detail, null);
    }

    static ResponseEntity<Object> of(ProblemCode code, int status, String detail, String requestId) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (code.passes()) {
            answer.header("Retry-After", "1");
        }
        if (code.asksForKey()) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"hone\"", "Basic realm=\"hone\"");
        }
        return answer.body(problem(code, status, detail, requestId));
    }

    private static Problem problem(ProblemCode code, int status, String detail, String requestId) {
        return new Problem("urn:hone:problem:" + code.code(), code.title(), status, code.code(), detail, requestId);
    }
}
