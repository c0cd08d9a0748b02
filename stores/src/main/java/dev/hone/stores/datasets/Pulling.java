package dev.hone.stores.datasets;

import dev.hone.stores.datasets.Manifest.Entry;
import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.projects.Project;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes the data set of a project: every label that an import or a judgement says, and the split of every picture. */
final class Pulling {
    private static final String IMPORT = "import";
    private static final String JUDGEMENT = "judgement";

    private Pulling() {}

    /**
     * Folds imports and judgements into a data set.
     *
     * @param judgements oldest first
     * @param before the data set before this one, which knows where each picture belongs
     */
    static Manifest fold(
            Project project,
            Map<String, Importing.Line> imports,
            List<Judgement> judgements,
            Optional<Manifest> before) {
        Map<String, Judgement> newest = new HashMap<>();
        judgements.forEach(judgement -> newest.put(judgement.picture(), judgement));
        newest.values().removeIf(judgement -> judgement.kind() == Judgement.Kind.WITHDRAW);
        Map<String, Entry> known = before.map(Manifest::entries).orElse(List.of()).stream()
                .collect(Collectors.toMap(Entry::digest, Function.identity()));

        List<Entry> entries = new ArrayList<>();
        imports.forEach((digest, line) -> {
            Judgement judged = newest.remove(digest);
            Split split = splitOf(known, digest, Split.ofImported(digest));
            entries.add(
                    judged == null
                            ? new Entry(digest, line.label(), IMPORT, digest, split)
                            : new Entry(digest, judged.label(), JUDGEMENT, digest, split));
        });
        newest.forEach((digest, judged) -> entries.add(
                new Entry(digest, judged.label(), JUDGEMENT, digest, splitOf(known, digest, Split.ofJudged(digest)))));
        entries.removeIf(entry -> project.classNamed(entry.label()).isEmpty());
        return Manifest.of(entries);
    }

    private static Split splitOf(Map<String, Entry> known, String digest, Split otherwise) {
        Entry entry = known.get(digest);
        return entry == null ? otherwise : entry.split();
    }
}
