package dev.hone.model.evaluation;

import dev.hone.model.ClassName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Two models beside each other on the same pictures. Pictures are resampled with both answers, so that what makes a picture
 * hard for both does not blur the difference.
 *
 * @param difference macro-F1 of the second less that of the first
 * @param interval where the difference may lie
 */
public record Comparison(
        int pictures,
        double first,
        double second,
        double difference,
        Interval interval,
        McNemar mcnemar,
        List<ClassDifference> classes) {

    public Comparison {
        classes = List.copyOf(classes);
    }

    /** Both lists hold the same pictures in the same order; {@link IllegalArgumentException} when they cannot. */
    public static Comparison of(List<ClassName> classes, List<Judged> first, List<Judged> second) {
        return of(classes, first, second, Bootstrap.DEFAULT);
    }

    public static Comparison of(List<ClassName> classes, List<Judged> first, List<Judged> second, Bootstrap bootstrap) {
        Pairs pairs = Pairs.of(classes.size(), first, second);
        Confusion ofFirst = Confusion.of(classes.size(), first);
        Confusion ofSecond = Confusion.of(classes.size(), second);
        double[] differences = new double[bootstrap.rounds()];
        double[][] recalls = new double[classes.size()][bootstrap.rounds()];
        Resampling resampling = new Resampling(pairs.counts(), bootstrap.seed());
        for (int round = 0; round < bootstrap.rounds(); round++) {
            int[] drawn = resampling.draw();
            Confusion a = pairs.first(drawn);
            Confusion b = pairs.second(drawn);
            differences[round] = b.macro(b::f1) - a.macro(a::f1);
            for (int i = 0; i < recalls.length; i++) {
                recalls[i][round] = a.support(i) == 0 ? Double.NaN : b.recall(i) - a.recall(i);
            }
        }
        List<ClassDifference> each = new ArrayList<>();
        for (int i = 0; i < recalls.length; i++) {
            each.add(new ClassDifference(
                    classes.get(i).id(),
                    ofFirst.support(i),
                    ofSecond.recall(i) - ofFirst.recall(i),
                    Interval.percentile(recalls[i], bootstrap.level())));
        }
        double macroOfFirst = ofFirst.macro(ofFirst::f1);
        double macroOfSecond = ofSecond.macro(ofSecond::f1);
        return new Comparison(
                first.size(),
                macroOfFirst,
                macroOfSecond,
                macroOfSecond - macroOfFirst,
                Interval.percentile(differences, bootstrap.level()),
                pairs.mcnemar(),
                each);
    }

    /** How many pictures there are of each (truth, answer of the first, answer of the second) that occurs. */
    private record Pairs(int classes, int[] keys, int[] counts) {

        static Pairs of(int classes, List<Judged> first, List<Judged> second) {
            if (first.isEmpty() || first.size() != second.size()) {
                throw new IllegalArgumentException("two models are compared on the same pictures, not on %d and %d"
                        .formatted(first.size(), second.size()));
            }
            int[] keys = new int[first.size()];
            for (int i = 0; i < keys.length; i++) {
                if (first.get(i).label() != second.get(i).label()) {
                    throw new IllegalArgumentException("picture %d is not the same for both models".formatted(i));
                }
                keys[i] = (first.get(i).label() * classes + first.get(i).best()) * classes
                        + second.get(i).best();
            }
            Arrays.sort(keys);
            int[] distinct = Arrays.stream(keys).distinct().toArray();
            int[] counts = new int[distinct.length];
            for (int key : keys) {
                counts[Arrays.binarySearch(distinct, key)]++;
            }
            return new Pairs(classes, distinct, counts);
        }

        Confusion first(int[] drawn) {
            int[] cells = new int[classes * classes];
            for (int i = 0; i < keys.length; i++) {
                cells[keys[i] / classes] += drawn[i];
            }
            return new Confusion(classes, cells);
        }

        Confusion second(int[] drawn) {
            int[] cells = new int[classes * classes];
            for (int i = 0; i < keys.length; i++) {
                cells[truth(keys[i]) * classes + keys[i] % classes] += drawn[i];
            }
            return new Confusion(classes, cells);
        }

        McNemar mcnemar() {
            int onlyFirst = 0;
            int onlySecond = 0;
            for (int i = 0; i < keys.length; i++) {
                boolean firstRight = keys[i] / classes % classes == truth(keys[i]);
                boolean secondRight = keys[i] % classes == truth(keys[i]);
                onlyFirst += firstRight && !secondRight ? counts[i] : 0;
                onlySecond += secondRight && !firstRight ? counts[i] : 0;
            }
            return McNemar.of(onlyFirst, onlySecond);
        }

        private int truth(int key) {
            return key / classes / classes;
        }
    }
}
