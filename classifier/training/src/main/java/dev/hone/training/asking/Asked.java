package dev.hone.training.asking;

import dev.hone.model.Answer;
import dev.hone.model.Bundle;
import dev.hone.model.BundleInfo;
import dev.hone.model.ClassName;
import dev.hone.model.Classifier;
import dev.hone.model.Example;
import dev.hone.model.Split;
import dev.hone.model.TrainingOrder;
import dev.hone.model.evaluation.Judged;
import dev.hone.training.shards.Shards;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What one bundle or two say to the same pictures of an order.
 *
 * @param classes those that any of the bundles knows; what a bundle does not know it never answers
 * @param pictures the digests, in the order of the answers
 * @param answers of each bundle, in the order in which the bundles were named
 */
record Asked(List<ClassName> classes, List<String> pictures, List<List<Judged>> answers) {

    /** Asks about the pictures of a split whose class all the bundles know. */
    static Asked of(TrainingOrder order, Split split, Shards shards, List<Bundle> bundles) {
        List<ClassName> classes = classes(bundles);
        List<Example> examples = order.examples().stream()
                .filter(example -> example.split() == split)
                .filter(example -> bundles.stream().allMatch(bundle -> index(bundle.info(), id(order, example)) >= 0))
                .toList();
        if (examples.isEmpty()) {
            throw NothingToAskException.in(split);
        }
        List<List<Judged>> answers = new ArrayList<>();
        for (Bundle bundle : bundles) {
            try (Classifier classifier = Classifier.load(bundle)) {
                answers.add(examples.parallelStream()
                        .map(example -> judged(
                                index(classes, id(order, example)),
                                classes,
                                bundle.info(),
                                classifier.answer(shards.tensor(
                                        example.picture(), bundle.info().picture()))))
                        .toList());
            }
        }
        return new Asked(classes, examples.stream().map(Example::picture).toList(), answers);
    }

    private static List<ClassName> classes(List<Bundle> bundles) {
        List<ClassName> classes = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (Bundle bundle : bundles) {
            bundle.info().classes().stream().filter(one -> seen.add(one.id())).forEach(classes::add);
        }
        return classes;
    }

    private static Judged judged(int label, List<ClassName> classes, BundleInfo info, Answer answer) {
        float[] probabilities = new float[classes.size()];
        for (int i = 0; i < probabilities.length; i++) {
            int known = index(info, classes.get(i).id());
            probabilities[i] = known < 0 ? 0 : answer.probabilities()[known];
        }
        return new Judged(label, probabilities);
    }

    private static String id(TrainingOrder order, Example example) {
        return order.classes().get(example.label()).id();
    }

    private static int index(BundleInfo info, String id) {
        return index(info.classes(), id);
    }

    private static int index(List<ClassName> classes, String id) {
        return classes.stream().map(ClassName::id).toList().indexOf(id);
    }
}
