package dev.hone.ui.data.quarantine;

import dev.hone.pictures.RefusedPictureException;
import dev.hone.stores.datasets.PictureErasedException;
import dev.hone.stores.datasets.PictureNotStoredException;
import dev.hone.stores.datasets.Quarantine;
import dev.hone.stores.datasets.Quarantine.Held;
import dev.hone.stores.ledger.Role;
import dev.hone.stores.projects.Project;
import dev.hone.ui.access.Needs;
import dev.hone.ui.access.Person;
import dev.hone.ui.data.DataWords;
import dev.hone.ui.data.quarantine.QuarantineView.File;
import dev.hone.ui.frame.Notice;
import dev.hone.ui.frame.NoticeException;
import dev.hone.ui.frame.ProjectFrames;
import dev.hone.ui.frame.Section;
import dev.hone.ui.stores.Stores;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Shows what was not taken, and does with it what somebody decides. */
@Controller
class QuarantineController {
    private static final String QUARANTINE = "/{project}/data/quarantine";

    private final ProjectFrames frames;
    private final QuarantinePages pages;
    private final Stores stores;

    QuarantineController(ProjectFrames frames, QuarantinePages pages, Stores stores) {
        this.frames = frames;
        this.pages = pages;
        this.stores = stores;
    }

    @Needs(Role.PREDICT)
    @GetMapping(QUARANTINE)
    ModelAndView show(@PathVariable String project, @RequestParam(defaultValue = "") String after) {
        return page(frames.project(project), after, null, null);
    }

    @Needs(Role.OPERATE)
    @PostMapping(QUARANTINE + "/release")
    ModelAndView release(
            @PathVariable String project, @RequestParam String file, @RequestParam(defaultValue = "") String label) {
        Project known = frames.project(project);
        if (known.classNamed(label).isEmpty()) {
            return wrong(
                    known,
                    new Notice(
                            422,
                            "Say what it shows",
                            "No class of the project was chosen.",
                            "Choose one, then take it."));
        }
        Quarantine quarantine = stores.datasets().quarantine(known.name());
        Held held = quarantine.find(file).orElseThrow(QuarantineController::gone);
        try {
            quarantine.release(held, label, Person.here().name());
        } catch (RefusedPictureException e) {
            return wrong(
                    known,
                    new Notice(
                            422,
                            "It is no picture that can be taken",
                            e.getMessage(),
                            DataWords.remedy(e.reason().code()) + " Then bring it again, and delete this one."));
        } catch (PictureErasedException e) {
            return wrong(known, new Notice(409, "The picture was erased", "It must not come back.", "Delete it here."));
        } catch (PictureNotStoredException e) {
            throw gone();
        }
        return page(known, "", "%s is taken as %s.".formatted(held.name(), DataWords.label(known, label)), null);
    }

    @Needs(Role.OPERATE)
    @GetMapping(QUARANTINE + "/delete")
    ModelAndView ask(@PathVariable String project, @RequestParam(defaultValue = "") String file) {
        Project known = frames.project(project);
        if (file.isEmpty()) {
            return new ModelAndView("redirect:/%s/data/quarantine".formatted(known.name()));
        }
        Held held = stores.datasets().quarantine(known.name()).find(file).orElseThrow(QuarantineController::gone);
        return new ModelAndView("dataDelete", "frame", frames.frame("Quarantine", Section.DATA, known))
                .addObject("file", new File(held, false));
    }

    @Needs(Role.OPERATE)
    @PostMapping(QUARANTINE + "/delete")
    ModelAndView delete(@PathVariable String project, @RequestParam String file) {
        Project known = frames.project(project);
        Quarantine quarantine = stores.datasets().quarantine(known.name());
        Held held = quarantine.find(file).orElseThrow(QuarantineController::gone);
        quarantine.delete(held, Person.here().name());
        return page(known, "", "%s is deleted.".formatted(held.name()), null);
    }

    private ModelAndView wrong(Project project, Notice notice) {
        return page(project, "", null, notice);
    }

    private ModelAndView page(Project project, String after, String done, Notice notice) {
        ModelAndView page = new ModelAndView(
                "dataQuarantine", "view", pages.page(project, after).with(done, notice));
        if (notice != null) {
            page.setStatus(HttpStatusCode.valueOf(notice.status()));
        }
        return page;
    }

    private static NoticeException gone() {
        return NoticeException.of(new Notice(
                404,
                "It is not in quarantine any more",
                "Somebody has taken or deleted it.",
                "The page Quarantine shows what is there now."));
    }
}
