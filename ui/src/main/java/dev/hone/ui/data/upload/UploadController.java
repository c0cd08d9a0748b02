package dev.hone.ui.data.upload;

import dev.hone.stores.datasets.Offered;
import dev.hone.stores.ledger.Role;
import dev.hone.stores.projects.Project;
import dev.hone.stores.sources.GivenFiles;
import dev.hone.ui.access.Needs;
import dev.hone.ui.frame.Notice;
import dev.hone.ui.frame.NoticeException;
import dev.hone.ui.frame.ProjectFrames;
import dev.hone.ui.frame.Section;
import dev.hone.ui.htmx.Htmx;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Takes pictures that people bring. Without a script all come at once; with one in groups that belong to the same upload, so that
 * it can be stopped and gone on with.
 */
@Controller
class UploadController {
    private static final String UPLOAD = "/{project}/data/upload";
    private static final String ONE = UPLOAD + "/{id:" + Uploads.ID + "}";

    private final ProjectFrames frames;
    private final Uploads uploads;

    UploadController(ProjectFrames frames, Uploads uploads) {
        this.frames = frames;
        this.uploads = uploads;
    }

    @Needs(Role.CONTRIBUTE)
    @GetMapping(UPLOAD)
    ModelAndView show(@PathVariable String project, @RequestParam(defaultValue = "") String label) {
        return page(frames.project(project), label, null, null);
    }

    /**
     * @param upload id of the upload that these belong to, or empty for one of their own
     * @param label id of the class of all of them, or empty where their folders are named after classes
     */
    @Needs(Role.CONTRIBUTE)
    @PostMapping(path = UPLOAD, consumes = "multipart/form-data")
    ModelAndView take(
            @PathVariable String project,
            @RequestParam(defaultValue = "") String upload,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(name = "files", required = false) List<MultipartFile> files,
            HttpServletRequest request)
            throws IOException {
        Project known = frames.project(project);
        List<MultipartFile> given = files == null
                ? List.of()
                : files.stream().filter(UploadController::isChosen).toList();
        Optional<Notice> wrong = wrong(known, label, given);
        if (wrong.isPresent()) {
            return wrong(known, label, wrong.get(), request);
        }
        Upload opened = opened(upload, known);
        takeFiles(opened, known, label, given);
        for (MultipartFile file : given) {
            if (GivenFiles.isArchive(nameOf(file)) && !takeArchive(opened, known, file)) {
                opened.failed("%s was not taken: too many archives wait already. Bring it again in some minutes."
                        .formatted(nameOf(file)));
            }
        }
        return Htmx.asks(request) ? part(opened) : seeOther(known, opened);
    }

    /** Each is read when its turn comes. */
    private void takeFiles(Upload opened, Project project, String label, List<MultipartFile> given) {
        GivenFiles pictures = new GivenFiles(project);
        uploads.take(
                opened,
                project,
                given.stream()
                        .filter(file -> !GivenFiles.isArchive(nameOf(file)))
                        .flatMap(file -> read(pictures, file, label).stream())
                        .iterator());
    }

    private static Optional<Offered> read(GivenFiles pictures, MultipartFile file, String label) {
        try {
            return pictures.file(nameOf(file), label, file.getSize(), file::getInputStream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean takeArchive(Upload opened, Project project, MultipartFile file) throws IOException {
        Path kept = ArchiveController.temporary();
        boolean taken = false;
        try {
            file.transferTo(kept);
            taken = uploads.take(opened, project, kept, ArchiveController.shortName(nameOf(file)));
            return taken;
        } finally {
            if (!taken) {
                Uploads.delete(kept);
            }
        }
    }

    /** How far it is; asked again and again by the page itself. */
    @Needs(Role.CONTRIBUTE)
    @GetMapping(ONE)
    ModelAndView progress(@PathVariable String project, @PathVariable String id, HttpServletRequest request) {
        Project known = frames.project(project);
        Upload upload = find(id, known);
        return Htmx.asks(request) ? part(upload) : page(known, "", upload, null);
    }

    @Needs(Role.CONTRIBUTE)
    @PostMapping(ONE + "/stop")
    ModelAndView stop(@PathVariable String project, @PathVariable String id, HttpServletRequest request) {
        Project known = frames.project(project);
        Upload upload = find(id, known);
        upload.stop();
        return Htmx.asks(request) ? part(upload) : seeOther(known, upload);
    }

    private Upload find(String id, Project project) {
        return uploads.find(id, project).orElseThrow(UploadController::notKnown);
    }

    private Upload opened(String id, Project project) {
        return uploads.open(id.isEmpty() ? Uploads.newId() : id, project).orElseThrow(UploadController::notKnown);
    }

    static NoticeException notKnown() {
        return NoticeException.of(new Notice(
                404,
                "This upload is not known any more",
                "Hone was started anew since, or somebody else made it.",
                "Bring the same again if you are not sure: what is there already is not taken twice."));
    }

    private static Optional<Notice> wrong(Project project, String label, List<MultipartFile> given) {
        if (!label.isEmpty() && project.classNamed(label).isEmpty()) {
            return Optional.of(
                    new Notice(422, "The project has no such class", "", "Load the page again to see its classes."));
        }
        return given.isEmpty()
                ? Optional.of(new Notice(
                        400,
                        "There was no picture in it",
                        "No file was chosen.",
                        "Choose files, a folder or a zip file."))
                : Optional.empty();
    }

    private ModelAndView wrong(Project project, String label, Notice notice, HttpServletRequest request) {
        ModelAndView view =
                Htmx.asks(request) ? new ModelAndView("notice", "notice", notice) : page(project, label, null, notice);
        view.setStatus(HttpStatusCode.valueOf(notice.status()));
        return view;
    }

    static ModelAndView part(Upload upload) {
        return new ModelAndView("dataUploaded", "state", upload.state()).addObject("project", upload.project());
    }

    private ModelAndView page(Project project, String label, Upload upload, Notice notice) {
        return new ModelAndView(
                "dataUpload",
                "view",
                new UploadView(
                        frames.frame("Bring pictures", Section.DATA, project),
                        project,
                        Uploads.newId(),
                        label,
                        upload == null ? null : upload.state(),
                        notice));
    }

    private static ModelAndView seeOther(Project project, Upload upload) {
        RedirectView next = new RedirectView("/%s/data/upload/%s".formatted(project.name(), upload.id()));
        next.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(next);
    }

    /** A field in which nothing was chosen comes as a file without a name. */
    private static boolean isChosen(MultipartFile file) {
        return !nameOf(file).isEmpty();
    }

    private static String nameOf(MultipartFile file) {
        String name = file.getOriginalFilename();
        return name == null ? "" : name;
    }
}
