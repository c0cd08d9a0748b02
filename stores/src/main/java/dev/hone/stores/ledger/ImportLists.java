package dev.hone.stores.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The tables {@code import_list} and {@code import_label}: an index of the lists in the bucket, which are the truth. */
public final class ImportLists {
    private final Database database;

    ImportLists(Database database) {
        this.database = database;
    }

    /** Takes a list in, whole; one that is there already is let be. */
    public void insert(String project, String id, List<ImportLabel> lines) {
        database.useTransaction(handle -> {
            int added = handle.createUpdate("""
                            INSERT INTO import_list (project, id, lines)
                            VALUES (:project, :id, :lines)
                            ON CONFLICT DO NOTHING
                            """)
                    .bind("project", project)
                    .bind("id", id)
                    .bind("lines", lines.size())
                    .execute();
            if (added > 0) {
                insertLines(handle, project, id, lines);
            }
        });
    }

    /** In one statement, since what is known of the pictures is put together after each. */
    private static void insertLines(Handle handle, String project, String id, List<ImportLabel> lines) {
        handle.createUpdate("""
                        INSERT INTO import_label (project, list, line, digest, label, name, source, by)
                        SELECT :project, :list, place - 1, digest, label, name, source, by
                        FROM unnest(:digests, :labels, :names, :sources, :bys)
                            WITH ORDINALITY AS given (digest, label, name, source, by, place)
                        """)
                .bind("project", project)
                .bind("list", id)
                .bindArray("digests", String.class, column(lines, ImportLabel::digest))
                .bindArray("labels", String.class, column(lines, ImportLabel::label))
                .bindArray("names", String.class, column(lines, ImportLabel::name))
                .bindArray("sources", String.class, column(lines, ImportLabel::source))
                .bindArray("bys", String.class, column(lines, ImportLabel::by))
                .execute();
    }

    private static List<String> column(List<ImportLabel> lines, Function<ImportLabel, String> value) {
        return lines.stream().map(value).toList();
    }

    /** The lists of a project that are known. */
    public Set<String> ids(String project) {
        return new HashSet<>(database.withHandle(handle -> handle.createQuery("""
                        SELECT id
                        FROM import_list
                        WHERE project = :project
                        """)
                .bind("project", project)
                .mapTo(String.class)
                .list()));
    }

    /** What these lists say, in the order of the lists and their lines. */
    public List<ImportLabel> labels(String project, Collection<String> lists) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT digest, label, name, source, by
                        FROM import_label
                        WHERE project = :project
                          AND list = ANY(:lists)
                        ORDER BY list COLLATE "C", line
                        """)
                .bind("project", project)
                .bindArray("lists", String.class, lists)
                .map(ConstructorMapper.of(ImportLabel.class))
                .list());
    }

    /** The labels that all lists give to each of these pictures. */
    public Map<String, Set<String>> saidOf(String project, Collection<String> digests) {
        Map<String, Set<String>> said = new HashMap<>();
        database.useHandle(handle -> handle.createQuery("""
                        SELECT DISTINCT digest, label
                        FROM import_label
                        WHERE project = :project
                          AND digest = ANY(:digests)
                        """)
                .bind("project", project)
                .bindArray("digests", String.class, digests)
                .map((row, context) -> Map.entry(row.getString("digest"), row.getString("label")))
                .forEach(line -> said.computeIfAbsent(line.getKey(), digest -> new HashSet<>())
                        .add(line.getValue())));
        return said;
    }

    /** What all lists say of a picture, the last first. */
    public List<ImportLabel> of(String project, String digest) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT digest, label, name, source, by
                        FROM import_label
                        WHERE project = :project
                          AND digest = :digest
                        ORDER BY list COLLATE "C" DESC, line
                        """)
                .bind("project", project)
                .bind("digest", digest)
                .map(ConstructorMapper.of(ImportLabel.class))
                .list());
    }

    /** The lists that name a picture. */
    public List<String> naming(String project, String digest) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT DISTINCT list
                        FROM import_label
                        WHERE project = :project
                          AND digest = :digest
                        """)
                .bind("project", project)
                .bind("digest", digest)
                .mapTo(String.class)
                .list());
    }

    /** Forgets what all lists say of a picture. */
    public void remove(String project, String digest) {
        database.useHandle(handle -> handle.createUpdate("""
                        DELETE FROM import_label
                        WHERE project = :project
                          AND digest = :digest
                        """)
                .bind("project", project)
                .bind("digest", digest)
                .execute());
    }

    /** Forgets all lists of a project. */
    public void clear(String project) {
        database.useHandle(
                handle -> handle.createUpdate("""
                        DELETE FROM import_list
                        WHERE project = :project
                        """).bind("project", project).execute());
    }
}
