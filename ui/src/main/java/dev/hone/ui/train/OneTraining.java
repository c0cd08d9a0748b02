package dev.hone.ui.train;

import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Training;
import dev.hone.stores.ledger.Training.Outcome;
import dev.hone.stores.ledger.TrainingRequest;
import dev.hone.stores.ledger.Verdict;
import dev.hone.stores.registry.RegistryException;
import dev.hone.ui.charts.Chart;
import dev.hone.ui.frame.Moment;
import dev.hone.ui.frame.Notice;
import dev.hone.ui.frame.NoticeException;
import dev.hone.ui.frame.ProjectFrames;
import dev.hone.ui.frame.Section;
import dev.hone.ui.kestra.Execution;
import dev.hone.ui.kestra.Kestra;
import dev.hone.ui.kestra.KestraAwayException;
import dev.hone.ui.stores.Stores;
import dev.hone.ui.verdicts.Decision;
import dev.hone.ui.verdicts.VerdictView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts together what Kestra, MLflow and the ledger know of one training; what is away is told, and the rest is shown. */
@Component
class OneTraining {
    private final ProjectFrames frames;
    private final Stores stores;
    private final Kestra kestra;

    OneTraining(ProjectFrames frames, Stores stores, Kestra kestra) {
        this.frames = frames;
        this.stores = stores;
        this.kestra = kestra;
    }

    /** What is known of it, by who knows it. */
    private record Known(
            Optional<Execution> execution,
            Optional<Training> training,
            Optional<TrainingRequest> request,
            Optional<Verdict> verdict,
            Optional<Notice> missing) {

        boolean isLive() {
            return execution
                    .map(found -> !found.state().hasEnded())
                    .orElse(training.isPresent() && training.get().outcome() == null);
        }
    }

    TrainingView page(String project, String id) {
        Known known = known(project, id);
        Optional<Curves> curves = curves(project, id);
        boolean live = known.isLive();
        Headline headline = headline(known, live, curves);
        Ledger ledger = stores.ledger();
        return new TrainingView(
                frames.frame("Training", Section.TRAIN, frames.project(project)),
                id,
                live,
                headline.title(),
                headline.mood(),
                headline.text(),
                live ? percent(curves) : null,
                known.execution().map(found -> Step.of(found, Instant.now())).orElse(List.of()),
                curves.map(Curves::charts).orElse(List.<Chart>of()),
                known.training()
                        .map(training -> TrainingRow.of(training, ledger))
                        .orElse(null),
                known.request().map(RequestRow::of).map(RequestRow::shared).orElse(null),
                known.verdict().map(Verdict::challenger).orElse(null),
                known.verdict()
                        .map(verdict -> VerdictView.of(verdict, decision(known)))
                        .orElse(null),
                isIn(known, Outcome.PENDING),
                known.missing().orElse(null));
    }

    /** Whether a training is known here; another project's is nobody's business. */
    Training mustBe(String project, String id) {
        return stores.ledger().trainings().find(project, id).orElseThrow(() -> NoticeException.of(none(project)));
    }

    /** Whether it goes on, as far as Kestra knows. */
    boolean isLive(String project, String id) {
        return known(project, id).isLive();
    }

    private Known known(String project, String id) {
        Ledger ledger = stores.ledger();
        Optional<Training> training = ledger.trainings().find(project, id);
        Optional<Execution> execution;
        Optional<Notice> missing = Optional.empty();
        try {
            execution = kestra.find(id).filter(found -> isTraining(found, project));
        } catch (KestraAwayException e) {
            execution = Optional.empty();
            missing = Optional.of(
                    new Notice(
                            200,
                            "Kestra cannot be asked right now",
                            e.getMessage(),
                            "A training that is under way goes on when Kestra is back; what is shown comes from the ledger and MLflow."));
        }
        if (training.isEmpty() && execution.isEmpty() && missing.isEmpty()) {
            throw NoticeException.of(none(project));
        }
        return new Known(
                execution,
                training,
                ledger.trainingRequests().find(project, id),
                ledger.verdicts().find(project, id),
                missing);
    }

    private static boolean isTraining(Execution execution, String project) {
        return Kestra.NAMESPACE.equals(execution.namespace())
                && "train".equals(execution.flowId())
                && execution.input("project").equals(project);
    }

    private static Notice none(String project) {
        return new Notice(
                404,
                "There is no such training",
                "Nobody knows a training of %s under this address.".formatted(project),
                "The page Train lists those there were.");
    }

    private Optional<Curves> curves(String project, String id) {
        try {
            return stores.registry().runOf(project, id).map(run -> Curves.of(stores.registry(), run));
        } catch (RegistryException e) {
            return Optional.empty();
        }
    }

    private static Integer percent(Optional<Curves> curves) {
        return curves.filter(found -> found.epochs().isPresent())
                .map(found -> 100 * found.done() / Math.max(1, found.epochs().get()))
                .orElse(null);
    }

    private static boolean isIn(Known known, Outcome outcome) {
        return known.training()
                .filter(training -> training.outcome() == outcome)
                .isPresent();
    }

    private static Decision decision(Known known) {
        return isIn(known, Outcome.PENDING)
                ? Decision.OPEN
                : isIn(known, Outcome.PROMOTED) ? Decision.YES : Decision.NO;
    }

    private record Headline(String title, String mood, String text) {}

    private Headline headline(Known known, boolean live, Optional<Curves> curves) {
        if (live) {
            return underWay(known.execution(), curves);
        }
        Outcome outcome = known.training().map(Training::outcome).orElse(null);
        if (outcome == null) {
            return withoutTraining(known);
        }
        String detail = known.training().map(Training::detail).orElse("");
        return new Headline(
                switch (outcome) {
                    case PROMOTED -> "It made a better version, which is in production";
                    case KEPT -> "Its version is not better";
                    case PENDING -> "Its version waits for somebody to say yes";
                    case WITHHELD -> "Its version is held back";
                    case NOTHING_NEW -> "There was nothing new to learn from";
                    case FAILED -> "It failed";
                    case KILLED -> "It was stopped";
                    case ABANDONED -> "It was given up: nobody heard of it any more";
                },
                Outcomes.mood(outcome),
                detail == null ? "" : detail);
    }

    /** It was not let through: it shares another's result, was refused, or ended before the ledger heard of it. */
    private Headline withoutTraining(Known known) {
        String became =
                known.request().map(RequestRow::of).map(RequestRow::became).orElse(null);
        if (became != null) {
            return new Headline("It started no training of its own", "muted", became);
        }
        Execution execution = known.execution().orElseThrow();
        return execution.state().wasStopped()
                ? new Headline("It was stopped", "muted", "Production stays as it is.")
                : new Headline(
                        "It failed",
                        "caution",
                        kestra.failure(execution.id()).orElse("Its log in Kestra may say more."));
    }

    private static Headline underWay(Optional<Execution> execution, Optional<Curves> curves) {
        String leave = " Leaving this page is fine.";
        if (execution.map(found -> found.state().waits()).orElse(false)) {
            return new Headline("It waits for its turn", "", "Another training has to end first." + leave);
        }
        if (curves.isEmpty() || curves.get().done() == 0) {
            return new Headline("It is under way", "", "The curves begin with the first epoch." + leave);
        }
        Curves found = curves.get();
        String epochs = found.epochs()
                .map(all -> "Epoch %d of %d at most".formatted(found.done(), all))
                .orElse("Epoch %d".formatted(found.done()));
        String left = found.left()
                .filter(time -> time.compareTo(Duration.ZERO) > 0)
                .map(time -> ", about %s left".formatted(Moment.lasting(time)))
                .orElse("");
        return new Headline("It is under way", "", epochs + left + "." + leave);
    }
}
