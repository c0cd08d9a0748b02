package dev.hone.ui.models;

import dev.hone.stores.ledger.Assignment;
import dev.hone.stores.ledger.BlockedVersion;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Lineage;
import dev.hone.stores.ledger.Training;
import dev.hone.stores.ledger.Verdict;
import dev.hone.stores.registry.ModelVersion;
import dev.hone.ui.frame.Notice;
import dev.hone.ui.frame.NoticeException;
import dev.hone.ui.stores.Stores;
import dev.hone.ui.verdicts.Decision;
import dev.hone.ui.verdicts.VerdictView;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the ledger and MLflow know of the versions of projects. */
@Component
class KnownVersions {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    private final Stores stores;

    KnownVersions(Stores stores) {
        this.stores = stores;
    }

    /** MLflow, for one page. */
    RegistryLook look() {
        return new RegistryLook(stores.registry());
    }

    Standing standing(String project, RegistryLook look) {
        Ledger ledger = stores.ledger();
        List<ModelVersion> registered =
                look.ask(registry -> registry.versions(project)).orElse(List.of());
        return new Standing(
                project,
                ledger.assignments().production(project).map(Assignment::version),
                ledger.promotions().previous(project),
                byNumber(ledger.blockedVersions().all(project), BlockedVersion::version),
                ledger.promotions().history(project),
                byNumber(ledger.lineages().all(project), Lineage::version),
                byNumber(registered, ModelVersion::number));
    }

    /** What the gate said of a version last. */
    Optional<Verdict> verdict(String project, int number) {
        return stores.ledger().verdicts().newest(project, number);
    }

    /** The same in words, with what a person said to it. */
    VerdictView view(Verdict verdict, Standing standing) {
        return VerdictView.of(verdict, decision(verdict, standing));
    }

    private Decision decision(Verdict verdict, Standing standing) {
        if (standing.wasInProduction(verdict.challenger())) {
            return Decision.YES;
        }
        boolean leftOut = verdict.outcome() == Verdict.Outcome.PENDING
                && stores.ledger()
                        .trainings()
                        .find(standing.project(), verdict.execution())
                        .filter(training -> training.outcome() == Training.Outcome.WITHHELD)
                        .isPresent();
        return leftOut ? Decision.NO : Decision.OPEN;
    }

    /**
     * The version that an address names.
     *
     * @throws NoticeException when there is none
     */
    static int number(String text, Standing standing) {
        if (NUMBER.matcher(text).matches() && standing.numbers().contains(Integer.valueOf(text))) {
            return Integer.parseInt(text);
        }
        throw NoticeException.of(new Notice(
                404,
                "There is no such version",
                "No version of %s that Hone can ask about now has the number %s.".formatted(standing.project(), text),
                "The page Models lists those there are."));
    }

    private static <T> Map<Integer, T> byNumber(Collection<T> all, Function<T, Integer> number) {
        return all.stream().collect(Collectors.toMap(number, Function.identity(), (first, second) -> first));
    }
}
