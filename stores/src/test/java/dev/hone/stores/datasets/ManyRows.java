package dev.hone.stores.datasets;

import dev.hone.pictures.Sha256;
import dev.hone.stores.connections.Connections;
import dev.hone.stores.datasets.Manifest.Entry;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.PicturePlace;
import dev.hone.stores.projects.ProjectClass;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What a project has after years, put into the ledger of a house: 100,000 labelled pictures, a million answers of the last 30
 * days, five thousand judgements, a thousand trainings. The pictures themselves are not in the bucket.
 */
final class ManyRows {
    private static final int PICTURES = 100_000;
    private static final int ANSWERS = 1_000_000;

    private ManyRows() {}

    public static void main(String[] arguments) {
        String project = arguments[0];
        Connections connections = Connections.from(System.getenv());
        try (Ledger ledger = Ledger.open(connections.ledger())) {
            List<String> classes = ledger.projects().find(project).orElseThrow().classes().stream()
                    .map(ProjectClass::id)
                    .toList();
            Jdbi.create(
                            connections.ledger().url(),
                            connections.ledger().user(),
                            connections.ledger().password().value())
                    .useTransaction(handle -> fill(handle, project, classes));
            List<Entry> entries = IntStream.range(0, PICTURES)
                    .mapToObj(i -> entry(i, classes))
                    .toList();
            Manifest manifest = Manifest.of(entries);
            Optional<String> before = ledger.manifests().newest(project);
            ledger.manifests().follow(project, before, manifest.digest(), PICTURES, manifest.bytes());
            ledger.knownPictures()
                    .place(
                            project,
                            manifest.digest(),
                            entries.stream().map(ManyRows::place).toList());
        }
    }

    private static Entry entry(int number, List<String> classes) {
        String digest = Sha256.hex(("many" + number).getBytes(StandardCharsets.UTF_8));
        return new Entry(digest, classes.get(number % classes.size()), "many", digest, Split.ofImported(digest));
    }

    private static PicturePlace place(Entry entry) {
        return new PicturePlace(entry.digest(), entry.split().name(), entry.group(), null, List.of());
    }

    private static void fill(Handle handle, String project, List<String> classes) {
        handle.execute("SELECT add_month('prediction', now()), add_month('prediction', now() - INTERVAL '30 days')");
        String[] ids = classes.toArray(String[]::new);
        handle.createUpdate("""
                        INSERT INTO picture (project, digest, extension, bytes, added_at, width, height, channels, brightness,
                            contrast, sharpness, hash)
                        SELECT :project, encode(sha256(CAST('many' || i AS bytea)), 'hex'), 'png', 20000 + i % 1000,
                            now() - i * INTERVAL '5 minutes', 200 + i % 100, 200 + i % 80, 3, (i % 97) / 97.0, (i % 89) / 89.0,
                            (i % 83) / 83.0, CAST(i AS bigint) * 9176543210987
                        FROM generate_series(0, :pictures - 1) AS i
                        """)
                .bind("project", project)
                .bind("pictures", PICTURES)
                .execute();
        handle.execute("INSERT INTO import_list (project, id, lines) VALUES (?, '01MANY', ?)", project, PICTURES);
        handle.createUpdate("""
                        INSERT INTO import_label (project, list, line, digest, label, name, source, by)
                        SELECT :project, '01MANY', i, encode(sha256(CAST('many' || i AS bytea)), 'hex'),
                            (CAST(:classes AS text[]))[1 + i % cardinality(CAST(:classes AS text[]))], i || '.png', 'many', 'bench'
                        FROM generate_series(0, :pictures - 1) AS i
                        """)
                .bind("project", project)
                .bind("classes", ids)
                .bind("pictures", PICTURES)
                .execute();
        handle.createUpdate("""
                        INSERT INTO prediction (id, project, project_version, version, picture, predicted, probabilities, millis, at,
                            role)
                        SELECT 'many' || i, :project, 1, 1, encode(sha256(CAST('answer' || i AS bytea)), 'hex'),
                            (CAST(:classes AS text[]))[1 + i % cardinality(CAST(:classes AS text[]))],
                            jsonb_build_object((CAST(:classes AS text[]))[1], 0.5, (CAST(:classes AS text[]))[2], (i % 50) / 100.0),
                            3 + i % 20, now() - i * INTERVAL '2.5 seconds', 'PRODUCTION'
                        FROM generate_series(1, :answers) AS i
                        """)
                .bind("project", project)
                .bind("classes", ids)
                .bind("answers", ANSWERS)
                .execute();
        handle.createUpdate("""
                        INSERT INTO judgement (id, project, picture, kind, label, by, at, via, prediction_id, sampled)
                        SELECT '01MANY' || lpad(CAST(i AS text), 20, '0'), :project,
                            encode(sha256(CAST('answer' || i * 150 AS bytea)), 'hex'),
                            CASE WHEN i % 10 = 0 THEN 'CORRECT' ELSE 'CONFIRM' END, (CAST(:classes AS text[]))[1], 'bench',
                            now() - i * INTERVAL '8 minutes', 'WEB', 'many' || i * 150, i % 5 = 0
                        FROM generate_series(1, 5000) AS i
                        """).bind("project", project).bind("classes", ids).execute();
        handle.createUpdate("""
                        INSERT INTO training (project, execution, settings, wants, forced, project_version, code_version, admitted_at,
                            outcome, detail, ended_at)
                        SELECT :project, 'many' || i, '', 'YES', false, 1, '0', now() - i * INTERVAL '7 days', 'KEPT',
                            'it is not better', now() - i * INTERVAL '7 days' + INTERVAL '1 hour'
                        FROM generate_series(1, 1000) AS i
                        """).bind("project", project).execute();
        handle.createUpdate("""
                        INSERT INTO training_request (project, reason, detail, by, at, execution, admitted_at, asked_in)
                        SELECT :project, 'SCHEDULE', '', 'bench', now() - i * INTERVAL '7 days', 'many' || i,
                            now() - i * INTERVAL '7 days', 'many' || i
                        FROM generate_series(1, 1000) AS i
                        """).bind("project", project).execute();
        handle.execute("ANALYZE");
    }
}
