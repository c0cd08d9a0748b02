package dev.hone.serving.predict;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.hone.serving.problems.Problem;
import java.util.List;

/** The answers to many files, in the order in which they came. */
record PredictionList(List<Listed> predictions) {

    /**
     * One of them: an answer, or what is wrong with the file.
     *
     * @param file the name of the file, or null where it came without
     */
    record Listed(
            String file,
            @JsonUnwrapped PredictResponse answer,
            @JsonInclude(JsonInclude.Include.NON_NULL) Problem problem) {}
}
