package dev.hone.ui.admin.traffic;

import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Role;
import dev.hone.stores.projects.Project;
import dev.hone.ui.access.Needs;
import dev.hone.ui.frame.Frame;
import dev.hone.ui.frame.Notice;
import dev.hone.ui.frame.Section;
import dev.hone.ui.frame.UnknownProjectException;
import dev.hone.ui.serving.Serving;
import dev.hone.ui.serving.ServingAwayException;
import dev.hone.ui.serving.ServingProblemException;
import dev.hone.ui.stores.Stores;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Shows a project's month. */
@Controller
class TrafficController {
    private final Stores stores;
    private final Serving serving;
    private final DaySums sums;

    TrafficController(Stores stores, Serving serving, DaySums sums) {
        this.stores = stores;
        this.serving = serving;
        this.sums = sums;
    }

    @Needs(Role.ADMIN)
    @GetMapping("/-/admin/traffic")
    ModelAndView show(@RequestParam Optional<String> project) {
        List<String> names =
                stores.ledger().projects().all().stream().map(Project::name).toList();
        String chosen = project.or(() -> names.stream().findFirst()).orElse(null);
        if (chosen != null && !names.contains(chosen)) {
            throw UnknownProjectException.named(chosen, names);
        }
        return new ModelAndView("adminTraffic", "view", view(chosen, names));
    }

    private TrafficView view(String project, List<String> names) {
        Refusals refusals = null;
        Notice away = null;
        try {
            refusals = Refusals.of(serving.figures());
        } catch (ServingAwayException | ServingProblemException e) {
            away = new Notice(
                    503,
                    "Serving cannot be asked right now",
                    e.getMessage(),
                    "How requests ended shows here when it is back; all else is as it was.");
        }
        Frame frame = Frame.of("Traffic", Section.ADMIN);
        if (project == null) {
            return new TrafficView(frame, null, names, List.of(), 0, 0, 0, refusals, away);
        }
        Month month = month(project);
        return new TrafficView(
                frame,
                project,
                names,
                TrafficCharts.of(month),
                month.missing(),
                month.looked(),
                month.wrong(),
                refusals,
                away);
    }

    private Month month(String project) {
        Instant now = Instant.now();
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        LocalDate first = Month.first(today);
        Ledger ledger = stores.ledger();
        return Month.of(
                today,
                sums.from(project, first, now),
                ledger.judgements()
                        .found(
                                project,
                                first.minusDays(Month.WINDOW - 1L)
                                        .atStartOfDay(ZoneOffset.UTC)
                                        .toInstant()));
    }
}
