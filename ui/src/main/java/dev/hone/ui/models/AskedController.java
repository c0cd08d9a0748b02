package dev.hone.ui.models;

import dev.hone.stores.ledger.Role;
import dev.hone.ui.access.Needs;
import dev.hone.ui.frame.Notice;
import dev.hone.ui.frame.NoticeException;
import dev.hone.ui.frame.ProjectFrames;
import dev.hone.ui.frame.Section;
import dev.hone.ui.htmx.Htmx;
import dev.hone.ui.kestra.Execution;
import dev.hone.ui.kestra.Kestra;
import dev.hone.ui.kestra.KestraAwayException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Shows what has become of something that was asked for: the whole page, or for htmx, which asks again, the part that changes. */
@Controller
class AskedController {
    private final Kestra kestra;
    private final ProjectFrames frames;

    AskedController(Kestra kestra, ProjectFrames frames) {
        this.kestra = kestra;
        this.frames = frames;
    }

    @Needs(Role.OPERATE)
    @GetMapping("/{project}/models/asked/{id:[A-Za-z0-9_-]+}")
    ModelAndView show(@PathVariable String project, @PathVariable String id, HttpServletRequest request) {
        Asking asking = asking(project, id);
        if (Htmx.asks(request)) {
            return new ModelAndView("asking", "asking", asking);
        }
        return new ModelAndView("asked", "asking", asking)
                .addObject("frame", frames.frame("Models", Section.MODELS, frames.project(project)));
    }

    private Asking asking(String project, String id) {
        String address = "/%s/models/asked/%s".formatted(project, id);
        try {
            Execution execution = kestra.find(id)
                    .filter(found -> isWish(found, project))
                    .orElseThrow(() -> NoticeException.of(new Notice(
                            404,
                            "Nothing of this kind was asked for",
                            "Kestra knows no change of %s under this address.".formatted(project),
                            "The page Models shows which version answers.")));
            return Asking.of(project, address, execution, failure(execution));
        } catch (KestraAwayException e) {
            return Asking.unknown(project, address, e.getMessage());
        }
    }

    /** Other executions, and those of other projects, are nobody's business here. */
    private static boolean isWish(Execution execution, String project) {
        return Kestra.NAMESPACE.equals(execution.namespace())
                && Wish.of(String.valueOf(execution.flowId())).isPresent()
                && execution.input("project").equals(project);
    }

    private Optional<String> failure(Execution execution) {
        return execution.state().hasEnded()
                        && !execution.state().isWell()
                        && !execution.state().wasStopped()
                ? kestra.failure(execution.id())
                : Optional.empty();
    }
}
