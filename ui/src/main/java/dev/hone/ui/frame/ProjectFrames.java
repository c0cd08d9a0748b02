package dev.hone.ui.frame;

import dev.hone.stores.projects.Project;
import dev.hone.ui.stores.Stores;
import java.util.List;
import org.springframework.stereotype.Component;

/** Frames of pages about the ledger's projects. */
@Component
public final class ProjectFrames {
    private final Stores stores;

    ProjectFrames(Stores stores) {
        this.stores = stores;
    }

    /** The project of this name. */
    public Project project(String name) {
        return stores.ledger().projects().find(name).orElseThrow(() -> UnknownProjectException.named(name, names()));
    }

    /** The frame of a page about a project that there is. */
    public Frame frame(String title, Section section, Project project) {
        return Frame.of(title, section, project.name(), names());
    }

    /** The frame of a page about the whole house. */
    public Frame frame(String title, Section section) {
        return Frame.of(title, section, "", names());
    }

    private List<String> names() {
        return stores.ledger().projects().all().stream().map(Project::name).toList();
    }
}
