package dev.hone.ui.train;

import dev.hone.stores.bucket.BucketException;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Training;
import dev.hone.stores.ledger.TrainingRequest;
import dev.hone.stores.projects.Project;
import dev.hone.ui.frame.ProjectFrames;
import dev.hone.ui.frame.Section;
import dev.hone.ui.stores.Stores;
import dev.hone.ui.train.TrainView.Pending;
import dev.hone.ui.verdicts.Decision;
import dev.hone.ui.verdicts.VerdictView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes the Train page from what the ledger knows; neither Kestra nor MLflow is needed to look at it. */
@Component
class TrainPages {
    private static final int A_PAGE = 20;

    private final ProjectFrames frames;
    private final Stores stores;

    TrainPages(ProjectFrames frames, Stores stores) {
        this.frames = frames;
        this.stores = stores;
    }

    Project project(String name) {
        return frames.project(name);
    }

    /** The page with a form filled in as the project says. */
    TrainView page(String project, Optional<Instant> before) {
        Project known = frames.project(project);
        return page(known, TrainForm.of(known.training()), List.of(), before);
    }

    /** The page with what somebody typed. */
    TrainView page(Project project, TrainForm form, List<String> problems, Optional<Instant> before) {
        Ledger ledger = stores.ledger();
        String name = project.name();
        List<Training> found = ledger.trainings().before(name, before.orElse(null), A_PAGE + 1);
        List<Training> shown = found.subList(0, Math.min(A_PAGE, found.size()));
        List<TrainingRow> rows =
                shown.stream().map(training -> TrainingRow.of(training, ledger)).toList();
        return new TrainView(
                frames.frame("Train", Section.TRAIN, project),
                form,
                problems,
                before.isEmpty() && found.isEmpty() && hasNothing(name),
                rows.stream().filter(row -> row.took() == null).toList(),
                before.isPresent() ? null : pending(name, ledger).orElse(null),
                rows.stream().filter(row -> row.took() != null).toList(),
                found.size() > A_PAGE ? shown.getLast().admittedAt().toString() : null,
                before.isPresent() ? List.of() : others(name, ledger));
    }

    /** Where the bucket is away nobody knows, and the form says nothing of it. */
    private boolean hasNothing(String project) {
        try {
            return !stores.datasets().hasLabels(project);
        } catch (BucketException e) {
            return false;
        }
    }

    private static Optional<Pending> pending(String project, Ledger ledger) {
        return ledger.trainings().pending(project).stream()
                .findFirst()
                .flatMap(training -> ledger.verdicts().find(project, training.execution()))
                .map(verdict ->
                        new Pending(verdict.challenger(), verdict.execution(), VerdictView.of(verdict, Decision.OPEN)));
    }

    private static List<RequestRow> others(String project, Ledger ledger) {
        return ledger.trainingRequests().newest(project, A_PAGE).stream()
                .filter(TrainPages::startedNone)
                .map(RequestRow::of)
                .toList();
    }

    private static boolean startedNone(TrainingRequest request) {
        return request.askedIn() != null && !request.askedIn().equals(request.execution());
    }
}
