package dev.hone.ui.review;

import dev.hone.stores.ledger.Role;
import dev.hone.stores.projects.Project;
import dev.hone.ui.access.Needs;
import dev.hone.ui.frame.Notice;
import dev.hone.ui.frame.ProjectFrames;
import dev.hone.ui.htmx.Htmx;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Takes what somebody says of a picture of a round, and takes it back. The script is answered without a page. */
@Controller
class SayingController {
    private static final String PICTURE = "/{project}/review/{digest:[0-9a-f]{64}}";
    private static final String DIGEST = "[0-9a-f]{64}";

    private final ProjectFrames frames;
    private final ReviewPages pages;
    private final Saying saying;

    SayingController(ProjectFrames frames, ReviewPages pages, Saying saying) {
        this.frames = frames;
        this.pages = pages;
        this.saying = saying;
    }

    /**
     * @param ago milliseconds since it was said, by the clock that also told when that was; whoever has none says nothing
     * @param next digest of the picture that is shown then, or empty after the last
     */
    @Needs(Role.CONTRIBUTE)
    @PostMapping(PICTURE + "/judgement")
    ModelAndView say(
            @PathVariable String project,
            @PathVariable String digest,
            @RequestParam String prediction,
            @RequestParam String label,
            @RequestParam(defaultValue = "0") long ago,
            @RequestParam(defaultValue = "") String next,
            Looking looking,
            HttpServletRequest request) {
        Project known = frames.project(project);
        Optional<Notice> wrong = saying.say(known, looking, digest, prediction, label, at(ago));
        String page = next.matches(DIGEST)
                ? Card.page(known, next, looking)
                : "/%s/review?%s".formatted(known.name(), looking.query());
        return answer(known, looking, digest, wrong, page + "&last=" + digest, request);
    }

    /**
     * @param label what was said and is taken back
     * @param ago milliseconds since it was taken back
     */
    @Needs(Role.CONTRIBUTE)
    @PostMapping(PICTURE + "/undo")
    ModelAndView takeBack(
            @PathVariable String project,
            @PathVariable String digest,
            @RequestParam String label,
            @RequestParam(defaultValue = "0") long ago,
            Looking looking,
            HttpServletRequest request) {
        Project known = frames.project(project);
        Optional<Notice> wrong = saying.takeBack(known, looking, digest, label, at(ago));
        return answer(known, looking, digest, wrong, Card.page(known, digest, looking), request);
    }

    private static Instant at(long ago) {
        return Instant.now().minusMillis(Math.max(0, ago));
    }

    private ModelAndView answer(
            Project project,
            Looking looking,
            String digest,
            Optional<Notice> wrong,
            String page,
            HttpServletRequest request) {
        if (wrong.isEmpty()) {
            return Htmx.asks(request) ? nothing() : to(page);
        }
        ModelAndView view;
        if (Htmx.asks(request)) {
            view = new ModelAndView("notice", "notice", wrong.get());
        } else {
            Instant now = Instant.now();
            view = ReviewController.show(
                    pages.at(project, looking, looking.asOf(now).orElse(now), digest, wrong.get()));
        }
        view.setStatus(HttpStatusCode.valueOf(wrong.get().status()));
        return view;
    }

    /** See other: loading the next page again must not say it again. */
    private static ModelAndView to(String page) {
        RedirectView view = new RedirectView(page);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExpandUriTemplateVariables(false);
        return new ModelAndView(view);
    }

    private static ModelAndView nothing() {
        return new ModelAndView((model, request, response) -> response.setStatus(HttpStatus.NO_CONTENT.value()));
    }
}
