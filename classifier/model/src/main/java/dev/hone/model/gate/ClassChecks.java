package dev.hone.model.gate;

import dev.hone.model.evaluation.Judged;
import dev.hone.model.evaluation.McNemar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Class by class: whether one that both know is found less often, and whether one that only one of them knows is found at
 * all. A class has fallen when it is found less often by more than its margin, and chance does not explain it. Many classes
 * give chance many tries, so that Holm's rule holds for all of them together.
 */
final class ClassChecks {

    /** How probable it may be, at most, that chance alone shows a fallen class, however many there are. */
    private static final double FALSE_ALARM = 0.05;

    private final Trial trial;
    private final Limits limits;

    private ClassChecks(Trial trial, Limits limits) {
        this.trial = trial;
        this.limits = limits;
    }

    static List<Check> of(Trial trial, Limits limits) {
        ClassChecks made = new ClassChecks(trial, limits);
        List<Check> checks = new ArrayList<>(made.shared());
        checks.addAll(made.lost());
        checks.addAll(made.added());
        return checks;
    }

    /** What both found of a class, and how probable its fall would be by chance. */
    private record Fall(String id, int pictures, int before, int now, double chance) {
        double size() {
            return (double) (before - now) / pictures;
        }
    }

    private List<Check> shared() {
        List<Fall> falls = trial.challenger().classes().stream()
                .filter(trial.champion()::knows)
                .map(id -> fall(id, trial.of(id, trial.test())))
                .filter(fall -> fall.pictures() > 0)
                .toList();
        Set<String> beyondChance = beyondChance(falls);
        return falls.stream()
                .map(fall -> check(fall, beyondChance.contains(fall.id())))
                .toList();
    }

    private static Fall fall(String id, List<Asked> pictures) {
        List<Judged> first = Trial.champions(pictures);
        List<Judged> second = Trial.challengers(pictures);
        McNemar mcnemar = McNemar.of(first, second);
        return new Fall(id, pictures.size(), Trial.right(first), Trial.right(second), mcnemar.firstBetter());
    }

    private static Set<String> beyondChance(List<Fall> falls) {
        Set<String> ids = new HashSet<>();
        int left = falls.size();
        for (Fall fall :
                falls.stream().sorted(Comparator.comparingDouble(Fall::chance)).toList()) {
            if (fall.chance() > FALSE_ALARM / left) {
                break;
            }
            ids.add(fall.id());
            left--;
        }
        return ids;
    }

    private Check check(Fall fall, boolean beyondChance) {
        double margin = limits.marginOf(fall.id());
        boolean isMore = fall.size() > margin;
        String now = Phrases.percent((double) fall.now() / fall.pictures(), fall.pictures());
        String before = Phrases.percent((double) fall.before() / fall.pictures(), fall.pictures());
        String figures = "%s of %s found, was %s".formatted(now, Phrases.testPictures(fall.pictures()), before);
        String label = trial.label(fall.id());
        return new Check(
                Rule.CLASS_NOT_WORSE,
                fall.id(),
                State.of(!(isMore && beyondChance)),
                "at most %s less".formatted(Phrases.margin(margin)),
                "%s, was %s".formatted(now, before),
                isMore
                        ? beyondChance
                                ? "Worse on %s: %s.".formatted(label, figures)
                                : "Perhaps worse on %s: %s, which may be chance.".formatted(label, figures)
                        : "Not worse on %s: %s.".formatted(label, figures),
                isMore);
    }

    /** Classes that the champion alone knows. Where no picture is of them any more, nothing is lost. */
    private List<Check> lost() {
        return trial.champion().classes().stream()
                .filter(id -> !trial.challenger().knows(id))
                .filter(id -> !trial.of(id, trial.test()).isEmpty())
                .map(id -> new Check(
                        Rule.LOST_CLASS,
                        id,
                        State.FAILS,
                        "known",
                        "unknown",
                        "%s does not know %s, which %s are of."
                                .formatted(
                                        trial.challenger().name(),
                                        trial.label(id),
                                        Phrases.testPictures(
                                                trial.of(id, trial.test()).size()))))
                .toList();
    }

    /** Classes that the challenger alone knows. Judged pictures count, too: a new class may have no others yet. */
    private List<Check> added() {
        List<Check> checks = new ArrayList<>();
        for (String id : trial.challenger().classes()) {
            List<Asked> pictures = new ArrayList<>(trial.of(id, trial.test()));
            pictures.addAll(trial.of(id, trial.judged()));
            if (!trial.champion().knows(id) && !pictures.isEmpty()) {
                checks.add(added(id, pictures.size(), Trial.right(Trial.challengers(pictures))));
            }
        }
        return checks;
    }

    private Check added(String id, int pictures, int right) {
        double share = (double) right / pictures;
        String asked = "at least " + Phrases.limit(limits.newClassRecall());
        String found = Phrases.percent(share, pictures);
        return new Check(
                Rule.NEW_CLASS,
                id,
                State.of(share >= limits.newClassRecall()),
                asked,
                found,
                "%s is new to %s: %s of %s are found; this project asks for %s."
                        .formatted(trial.label(id), trial.champion().name(), found, Phrases.pictures(pictures), asked));
    }
}
