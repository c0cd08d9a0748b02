package dev.hone.stores.datasets;

import dev.hone.stores.ledger.ImportLabel;
import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectClass;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is said of each picture now. The newest judgement says it, unless it takes back what was judged before; then the
 * imports say it, if they all say the same.
 *
 * @param said by digest, those that have a label
 * @param conflicting by digest, the labels of those of which imports say several and no judgement says which
 */
record Labels(Map<String, Said> said, Map<String, Set<String>> conflicting) {
    private static final String IMPORT = "import";
    private static final String JUDGEMENT = "judgement";

    /** A label, and whether it comes from an import or a judgement. */
    record Said(String label, String source) {
        boolean isJudged() {
            return source.equals(JUDGEMENT);
        }
    }

    /**
     * Folds imports and judgements. A class that the project no longer has leaves its pictures without a label.
     *
     * @param judgements oldest first
     */
    static Labels of(Project project, List<ImportLabel> imports, List<Judgement> judgements) {
        Set<String> classes = project.classes().stream().map(ProjectClass::id).collect(Collectors.toSet());
        Map<String, Set<String>> imported = new TreeMap<>();
        imports.stream()
                .filter(line -> classes.contains(line.label()))
                .forEach(line -> imported.computeIfAbsent(line.digest(), digest -> new TreeSet<>())
                        .add(line.label()));
        Map<String, Judgement> judged = standing(judgements);

        Map<String, Said> said = new HashMap<>();
        Map<String, Set<String>> conflicting = new TreeMap<>();
        imported.forEach((digest, labels) -> {
            if (!judged.containsKey(digest)) {
                if (labels.size() == 1) {
                    said.put(digest, new Said(labels.iterator().next(), IMPORT));
                } else {
                    conflicting.put(digest, labels);
                }
            }
        });
        judged.values().stream()
                .filter(judgement -> classes.contains(judgement.label()))
                .forEach(judgement -> said.put(judgement.picture(), new Said(judgement.label(), JUDGEMENT)));
        return new Labels(said, conflicting);
    }

    /** All pictures that somebody named, whatever is left of what was said. */
    static Set<String> named(List<ImportLabel> imports, List<Judgement> judgements) {
        Set<String> named = new HashSet<>();
        imports.forEach(line -> named.add(line.digest()));
        judgements.forEach(judgement -> named.add(judgement.picture()));
        return named;
    }

    private static Map<String, Judgement> standing(List<Judgement> judgements) {
        Map<String, Judgement> newest = new HashMap<>();
        judgements.forEach(judgement -> newest.put(judgement.picture(), judgement));
        newest.values().removeIf(judgement -> judgement.kind() == Judgement.Kind.WITHDRAW);
        return newest;
    }

    /** Only what is said of pictures that can be read. */
    Labels readable(Set<String> readable) {
        Map<String, Said> kept = new HashMap<>(said);
        kept.keySet().retainAll(readable);
        Map<String, Set<String>> left = new TreeMap<>(conflicting);
        left.keySet().retainAll(readable);
        return new Labels(kept, left);
    }
}
