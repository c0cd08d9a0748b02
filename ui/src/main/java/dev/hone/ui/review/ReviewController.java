package dev.hone.ui.review;

import dev.hone.stores.ledger.Role;
import dev.hone.stores.projects.Project;
import dev.hone.ui.access.Needs;
import dev.hone.ui.frame.ProjectFrames;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Shows the pictures of a round, one a page. An address without a round leads to one that begins now, so that every page
 * that is read says of which round it is.
 */
@Controller
class ReviewController {
    private final ProjectFrames frames;
    private final ReviewPages pages;

    ReviewController(ProjectFrames frames, ReviewPages pages) {
        this.frames = frames;
        this.pages = pages;
    }

    @Needs(Role.CONTRIBUTE)
    @GetMapping("/{project}/review")
    ModelAndView first(@PathVariable String project, Looking looking, @RequestParam(defaultValue = "") String last) {
        Project known = frames.project(project);
        Instant now = Instant.now();
        Optional<Instant> began = looking.asOf(now);
        if (began.isEmpty()) {
            return new ModelAndView(
                    "redirect:/" + project + "/review?" + looking.beginning(now).query());
        }
        return show(pages.after(pages.first(known, looking, began.get()), last));
    }

    @Needs(Role.CONTRIBUTE)
    @GetMapping("/{project}/review/{digest:[0-9a-f]{64}}")
    ModelAndView at(
            @PathVariable String project,
            @PathVariable String digest,
            Looking looking,
            @RequestParam(defaultValue = "") String last) {
        Project known = frames.project(project);
        Instant now = Instant.now();
        Optional<Instant> began = looking.asOf(now);
        if (began.isEmpty()) {
            return new ModelAndView("redirect:" + Card.page(known, digest, looking.beginning(now)));
        }
        return show(pages.after(pages.at(known, looking, began.get(), digest, null), last));
    }

    /** All pictures of a round at once, for the script, which shows the next one without asking. */
    @Needs(Role.CONTRIBUTE)
    @GetMapping("/{project}/review/deck")
    ModelAndView deck(@PathVariable String project, Looking looking) {
        Instant now = Instant.now();
        return new ModelAndView(
                "reviewDeck",
                "view",
                pages.first(frames.project(project), looking, looking.asOf(now).orElse(now)));
    }

    static ModelAndView show(ReviewView view) {
        ModelAndView page = new ModelAndView("review", "view", view);
        if (view.notice() != null) {
            page.setStatus(HttpStatusCode.valueOf(view.notice().status()));
        }
        return page;
    }
}
