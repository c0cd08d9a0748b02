package dev.hone.ui.predict;

import dev.hone.ui.frame.Frame;
import dev.hone.ui.frame.Section;
import dev.hone.ui.frame.UnknownProjectException;
import dev.hone.ui.serving.ServedProject;
import dev.hone.ui.serving.Serving;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds the project a page's address names. */
@Component
class ProjectPages {
    private final Serving serving;

    ProjectPages(Serving serving) {
        this.serving = serving;
    }

    /** The empty Predict page of a project. */
    PredictView page(String name) {
        List<ServedProject> all = serving.projects();
        List<String> names = all.stream().map(ServedProject::project).toList();
        ServedProject project = all.stream()
                .filter(known -> known.project().equals(name))
                .findFirst()
                .orElseThrow(() -> UnknownProjectException.named(name, names));
        return PredictView.of(Frame.of("Predict", Section.PREDICT, project.project(), names), project);
    }
}
