package dev.hone.ui.data.browse;

import dev.hone.stores.datasets.Erase;
import dev.hone.stores.datasets.ErasureReport;
import dev.hone.stores.datasets.PictureNotStoredException;
import dev.hone.stores.ledger.Role;
import dev.hone.stores.projects.Project;
import dev.hone.stores.registry.RegistryException;
import dev.hone.ui.access.Needs;
import dev.hone.ui.access.Person;
import dev.hone.ui.frame.Notice;
import dev.hone.ui.frame.NoticeException;
import dev.hone.ui.frame.ProjectFrames;
import dev.hone.ui.frame.Section;
import dev.hone.ui.stores.Stores;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Removes a picture everywhere, for good, after it has said what that means. */
@Controller
class EraseController {
    private static final String ERASE = PictureController.PICTURE + "/erase";

    private final ProjectFrames frames;
    private final PicturePages pages;
    private final Stores stores;

    EraseController(ProjectFrames frames, PicturePages pages, Stores stores) {
        this.frames = frames;
        this.pages = pages;
        this.stores = stores;
    }

    @Needs(Role.ADMIN)
    @GetMapping(ERASE)
    ModelAndView ask(@PathVariable String project, @PathVariable String digest) {
        return confirm(pages.page(frames.project(project), digest, false), null);
    }

    @Needs(Role.ADMIN)
    @PostMapping(ERASE)
    ModelAndView erase(
            @PathVariable String project,
            @PathVariable String digest,
            @RequestParam(defaultValue = "false") boolean sure) {
        Project known = frames.project(project);
        if (!sure) {
            ModelAndView again = confirm(pages.page(known, digest, false), "Say first that you mean it.");
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        String by = Person.here().name();
        ErasureReport report = run(known, digest, by);
        stores.ledger().audit().append(by, "erase", Optional.of(project), digest);
        Optional<Notice> left = eraseFromPages(known, digest);
        ErasedView view = new ErasedView(
                frames.frame("Erased", Section.DATA, known), digest, gone(report), report.seenBy(), left.orElse(null));
        return new ModelAndView("dataErased", "view", view);
    }

    private ErasureReport run(Project project, String digest, String by) {
        try {
            return new Erase(stores.bucket(), stores.ledger()).run(project.name(), digest, by);
        } catch (PictureNotStoredException e) {
            throw NoticeException.of(new Notice(
                    404,
                    "Nothing is known of this picture",
                    "There is nothing to erase.",
                    "Look whether the address is the whole one."));
        }
    }

    /** MLflow's pages come last: the erasure counts without them, and may be asked for again. */
    private Optional<Notice> eraseFromPages(Project project, String digest) {
        try {
            stores.registry().eraseFromPages(project.name(), digest);
            return Optional.empty();
        } catch (RegistryException e) {
            return Optional.of(new Notice(
                    503,
                    "MLflow's pages may still show it",
                    "Everything else is gone. " + e.getMessage(),
                    "Erase it once more when MLflow answers: the same address does it."));
        }
    }

    private static List<String> gone(ErasureReport report) {
        return List.of(
                report.files() == 0 ? "Its file was gone already." : "Its file is gone.",
                "Copies in quarantine, in the inbox and set aside: %d.".formatted(report.copies()),
                "Stored forms of many pictures that were made again without it: %d.".formatted(report.shards()),
                "Answers that were given about it: %d.".formatted(report.answers()));
    }

    private static ModelAndView confirm(PictureView picture, String problem) {
        return new ModelAndView("dataErase", "view", picture).addObject("problem", problem);
    }
}
