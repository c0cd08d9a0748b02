package dev.hone.ui.predict;

import dev.hone.ui.serving.Answer;
import dev.hone.ui.serving.ServedProject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

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

    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm:ss", Locale.ENGLISH);

    static AnswerView of(Given given, ServedProject project, Instant now) {
        Answer answer = given.answer();
        return new AnswerView(
                project.named(answer.predictedClass()).label(),
                Percent.of(answer.confidence()),
                Bar.of(answer, project),
                answer.modelVersion(),
                duration(answer.inferenceTimeMs()),
                ago(Duration.between(given.at(), now)),
                EXACT.format(given.at().atZone(ZoneId.systemDefault())),
                given.at().toString(),
                "/" + project.project() + "/predict/picture/" + given.digest(),
                given.name());
    }

    private static String duration(double millis) {
        return millis < 1 ? "under 1\u00a0ms" : Math.round(millis) + "\u00a0ms";
    }

    private static String ago(Duration passed) {
        if (passed.toSeconds() < 10) {
            return "just now";
        }
        if (passed.toMinutes() < 1) {
            return passed.toSeconds() + "\u00a0s ago";
        }
        return passed.toHours() < 1 ? passed.toMinutes() + "\u00a0min ago" : passed.toHours() + "\u00a0h ago";
    }
}
