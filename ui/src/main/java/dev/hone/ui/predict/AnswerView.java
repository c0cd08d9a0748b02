package dev.hone.ui.predict;

import dev.hone.ui.frame.Moment;
import dev.hone.ui.serving.Answer;
import dev.hone.ui.serving.ServedProject;
import java.time.Instant;
import java.util.List;

/**
 * An answer as the page shows it.
 *
 * @param label the likeliest class
 * @param confidence its probability as text
 * @param duration how long the model took, with its unit
 * @param ago how long ago it was, in words
 * @param at when it was, to the second
 * @param instant when it was, for machines
 * @param picture address of the picture
 * @param name the file's name, or empty
 */
public record AnswerView(
        String label,
        String confidence,
        List<Bar> bars,
        int version,
        String duration,
        String ago,
        String at,
        String instant,
        String picture,
        String name) {

    static AnswerView of(Given given, ServedProject project, Instant now) {
        Answer answer = given.answer();
        return new AnswerView(
                project.named(answer.predictedClass()).label(),
                Percent.of(answer.confidence()),
                Bar.of(answer, project),
                answer.modelVersion(),
                duration(answer.inferenceTimeMs()),
                Moment.ago(given.at(), now),
                Moment.exactly(given.at()),
                given.at().toString(),
                "/" + project.project() + "/predict/picture/" + given.digest(),
                given.name());
    }

    private static String duration(double millis) {
        return millis < 1 ? "under 1\u00a0ms" : Math.round(millis) + "\u00a0ms";
    }
}
