package dev.hone.tasks.evaluate;

import dev.hone.model.ClassName;
import dev.hone.model.gate.Asked;
import dev.hone.model.gate.Trial;
import dev.hone.stores.datasets.Datasets;
import dev.hone.stores.datasets.Manifest;
import dev.hone.stores.datasets.Manifest.Entry;
import dev.hone.stores.datasets.Split;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;

/** Shows both versions the test pictures of a data set, and the judged ones that were held out. */
public final class Examination {
    private final Datasets datasets;
    private final Project project;
    private final Manifest manifest;
    private final Logger log;

    public Examination(Datasets datasets, Project project, Manifest manifest, Logger log) {
        this.datasets = datasets;
        this.project = project;
        this.manifest = manifest;
        this.log = log;
    }

    /** What both said. A picture that is gone by now, since it was erased, is left out. */
    public Trial hold(Contestant challenger, Contestant champion) {
        List<Entry> entries = manifest.entries().stream()
                .filter(entry -> entry.split() == Split.TEST || entry.split() == Split.JUDGED)
                .toList();
        List<Contestant> contestants = champion == null ? List.of(challenger) : List.of(challenger, champion);
        Answers answers = Answers.of(datasets, project.name(), entries, contestants, log);
        List<ClassName> classes = classes(contestants, entries);
        List<String> ids = classes.stream().map(ClassName::id).toList();
        List<Asked> test = new ArrayList<>();
        List<Asked> judged = new ArrayList<>();
        for (Entry entry : entries) {
            float[] first = answers.find(challenger, entry.digest());
            float[] second = champion == null ? null : answers.find(champion, entry.digest());
            if (first != null && (champion == null || second != null)) {
                Asked asked = new Asked(
                        entry.digest(),
                        ids.indexOf(entry.label()),
                        spread(challenger, first, ids),
                        second == null ? null : spread(champion, second, ids));
                (entry.split() == Split.TEST ? test : judged).add(asked);
            }
        }
        return new Trial(
                Trial.FORMAT,
                project.name(),
                manifest.digest(),
                classes,
                challenger.contender(),
                champion == null ? null : champion.contender(),
                test,
                judged);
    }

    /** The project's own words for those that it still has. */
    private List<ClassName> classes(List<Contestant> contestants, List<Entry> entries) {
        Map<String, ClassName> classes = new LinkedHashMap<>();
        Stream.concat(
                        contestants.stream().flatMap(contestant -> contestant.classes().stream()),
                        entries.stream().map(entry -> new ClassName(entry.label(), entry.label())))
                .forEach(one -> classes.putIfAbsent(one.id(), named(one)));
        return List.copyOf(classes.values());
    }

    private ClassName named(ClassName known) {
        return project.classNamed(known.id())
                .map(ProjectClass::label)
                .map(label -> new ClassName(known.id(), label))
                .orElse(known);
    }

    private static float[] spread(Contestant contestant, float[] probabilities, List<String> ids) {
        float[] spread = new float[ids.size()];
        for (int i = 0; i < probabilities.length; i++) {
            spread[ids.indexOf(contestant.classes().get(i).id())] = probabilities[i];
        }
        return spread;
    }
}
