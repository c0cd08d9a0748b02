package dev.hone.serving.predict;

import dev.hone.serving.keys.Needs;
import dev.hone.serving.problems.ProblemException;
import dev.hone.stores.ledger.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Takes a picture, as a multipart file or as the body itself. */
@RestController
class PredictController {
    private static final int MOST_BYTES = 25_000_000;

    private final Predictor predictor;

    PredictController(Predictor predictor) {
        this.predictor = predictor;
    }

    @Needs(Role.PREDICT)
    @PostMapping(
            path = {"/predict", "/v1/predict"},
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    PredictResponse multipart(
            @RequestParam(required = false) String project, @RequestParam(required = false) MultipartFile file)
            throws IOException {
        if (file == null) {
            throw ProblemException.badRequest("The multipart body has no file in a field named 'file'.");
        }
        return predictor.predict(project, file.getBytes());
    }

    /** Whatever content type is claimed: some clients call every body a form. */
    @Needs(Role.PREDICT)
    @PostMapping(path = {"/predict", "/v1/predict"})
    PredictResponse raw(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > MOST_BYTES) {
            throw ProblemException.tooLarge();
        }
        // the body is read before the parameter is asked for, else the container would take a form's body for
        // parameters
        byte[] picture = request.getInputStream().readNBytes(MOST_BYTES + 1);
        return predictor.predict(request.getParameter("project"), picture);
    }
}
