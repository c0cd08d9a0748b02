package dev.hone.ui.data.browse;

import dev.hone.stores.ledger.Role;
import dev.hone.stores.projects.Project;
import dev.hone.ui.access.Needs;
import dev.hone.ui.frame.Notice;
import dev.hone.ui.frame.ProjectFrames;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Shows one picture, and takes what somebody says that it really is. */
@Controller
class PictureController {
    static final String PICTURE = "/{project}/data/pictures/{digest:[0-9a-f]{64}}";

    private final ProjectFrames frames;
    private final PicturePages pages;
    private final Relabelling relabelling;

    PictureController(ProjectFrames frames, PicturePages pages, Relabelling relabelling) {
        this.frames = frames;
        this.pages = pages;
        this.relabelling = relabelling;
    }

    @Needs(Role.PREDICT)
    @GetMapping(PICTURE)
    ModelAndView show(
            @PathVariable String project,
            @PathVariable String digest,
            @RequestParam(defaultValue = "false") boolean recorded) {
        return new ModelAndView("dataPicture", "view", pages.page(frames.project(project), digest, recorded));
    }

    @Needs(Role.CONTRIBUTE)
    @PostMapping(PICTURE + "/label")
    ModelAndView say(
            @PathVariable String project, @PathVariable String digest, @RequestParam(defaultValue = "") String label) {
        Project known = frames.project(project);
        return answer(known, digest, relabelling.say(known, digest, label));
    }

    /** @param label what was said and is taken back */
    @Needs(Role.CONTRIBUTE)
    @PostMapping(PICTURE + "/undo")
    ModelAndView takeBack(@PathVariable String project, @PathVariable String digest, @RequestParam String label) {
        Project known = frames.project(project);
        return answer(known, digest, relabelling.takeBack(known, digest, label));
    }

    private ModelAndView answer(Project project, String digest, Optional<Notice> wrong) {
        if (wrong.isPresent()) {
            ModelAndView page = new ModelAndView(
                    "dataPicture", "view", pages.page(project, digest, false).with(wrong.get()));
            page.setStatus(HttpStatusCode.valueOf(wrong.get().status()));
            return page;
        }
        // see other: loading the page again must not say it again
        RedirectView next = new RedirectView("/%s/data/pictures/%s?recorded=true".formatted(project.name(), digest));
        next.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(next);
    }
}
