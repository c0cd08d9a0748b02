package dev.hone.stores.ledger;

import dev.hone.stores.json.Json;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectFile;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code project}. */
public final class Projects {
    private final Database database;

    Projects(Database database) {
        this.database = database;
    }

    /** What applying a project came to. */
    public enum Applied {
        /** It is new. */
        CREATED,
        /** It differs from the version before and is now the newest. */
        CHANGED,
        /** It is what it was. */
        UNCHANGED,
        /** Nothing was done: somebody else has changed it since its file was last applied. */
        OVERTAKEN
    }

    /**
     * What applying a file came to.
     *
     * @param before the project as it was, or null
     * @param by who made it so, or null
     */
    public record AppliedFile(Applied applied, Project before, String by) {}

    /** Makes this the newest version of the project, unless it is already. */
    public Applied apply(Project project, String by) {
        return database.inTransaction(handle -> {
            handle.execute("SELECT pg_advisory_xact_lock(hashtext(?))", "project " + project.name());
            Optional<Project> newest = newest(handle, project.name());
            if (newest.equals(Optional.of(project))) {
                return Applied.UNCHANGED;
            }
            insert(handle, project, by);
            return newest.isPresent() ? Applied.CHANGED : Applied.CREATED;
        });
    }

    /**
     * Makes what a file says the newest version, when it is another file than the one that was last applied.
     *
     * @param overwrite even if somebody else has changed the project since
     */
    public AppliedFile apply(ProjectFile file, boolean overwrite, String by) {
        Project project = file.project();
        return database.inTransaction(handle -> {
            handle.execute("SELECT pg_advisory_xact_lock(hashtext(?))", "project " + project.name());
            Optional<AppliedFiles.Newest> newest = AppliedFiles.newest(handle, project.name());
            Optional<Project> before = newest(handle, project.name());
            boolean isNews =
                    newest.isEmpty() || !file.digest().equals(newest.get().digest());
            boolean differs = !before.equals(Optional.of(project));
            Applied applied = Applied.UNCHANGED;
            if (isNews && differs) {
                applied = before.isEmpty()
                        ? Applied.CREATED
                        : newest.get().isFromFile() || overwrite ? Applied.CHANGED : Applied.OVERTAKEN;
            }
            if (applied == Applied.CREATED || applied == Applied.CHANGED) {
                insert(handle, project, by);
            }
            if (isNews && applied != Applied.OVERTAKEN) {
                AppliedFiles.put(handle, project.name(), file.digest());
            }
            return new AppliedFile(
                    applied,
                    before.orElse(null),
                    newest.map(AppliedFiles.Newest::by).orElse(null));
        });
    }

    private static void insert(Handle handle, Project project, String by) {
        handle.createUpdate("""
                        INSERT INTO project (name, version, definition, applied_by)
                        SELECT :name, coalesce(max(version), 0) + 1, CAST(:definition AS jsonb), :by
                        FROM project
                        WHERE name = :name
                        """)
                .bind("name", project.name())
                .bind("definition", Json.text(project))
                .bind("by", by)
                .execute();
    }

    /** All projects as they are now, by name. */
    public List<Project> all() {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT DISTINCT ON (name) definition
                        FROM project
                        ORDER BY name, version DESC
                        """)
                .mapTo(String.class)
                .map(text -> Json.read(text, Project.class))
                .list());
    }

    /** The project of this name. */
    public Optional<Project> find(String name) {
        return database.withHandle(handle -> newest(handle, name));
    }

    /**
     * The project of this name.
     *
     * @throws UnknownProjectException which lists those there are
     */
    public Project named(String name) {
        return find(name).orElseThrow(() -> unknown(name));
    }

    /**
     * The newest version of the project of this name.
     *
     * @throws UnknownProjectException which lists those there are
     */
    public VersionedProject newest(String name) {
        return version(name).flatMap(version -> at(name, version)).orElseThrow(() -> unknown(name));
    }

    /** The project of this name as a version has it, if there is such a version. */
    public Optional<VersionedProject> at(String name, int version) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT definition
                        FROM project
                        WHERE name = :name
                          AND version = :version
                        """)
                .bind("name", name)
                .bind("version", version)
                .mapTo(String.class)
                .map(text -> new VersionedProject(Json.read(text, Project.class), version))
                .findOne());
    }

    /** The number of the newest version of a project, if there is one. */
    public Optional<Integer> version(String name) {
        return database.withHandle(handle ->
                handle.createQuery("""
                        SELECT max(version)
                        FROM project
                        WHERE name = :name
                        """).bind("name", name).mapTo(Integer.class).findOne());
    }

    private UnknownProjectException unknown(String name) {
        return UnknownProjectException.named(
                name, all().stream().map(Project::name).toList());
    }

    private static Optional<Project> newest(Handle handle, String name) {
        return handle.createQuery("""
                        SELECT definition
                        FROM project
                        WHERE name = :name
                        ORDER BY version DESC
                        LIMIT 1
                        """)
                .bind("name", name)
                .mapTo(String.class)
                .map(text -> Json.read(text, Project.class))
                .findOne();
    }
}
