package dev.hone.ui.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hone.stores.datasets.ImportReport;
import dev.hone.stores.datasets.Offered;
import dev.hone.stores.ledger.Role;
import dev.hone.stores.projects.Project;
import dev.hone.stores.sources.GivenFiles;
import dev.hone.stores.sources.PictureSource;
import dev.hone.stores.sources.PictureSources;
import dev.hone.stores.sources.SourceException;
import dev.hone.stores.sources.ZipDirectory;
import dev.hone.ui.access.Needs;
import dev.hone.ui.access.Person;
import dev.hone.ui.frame.ProjectFrames;
import dev.hone.ui.stores.Stores;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Takes labelled pictures in. What is there already stays as it is, so that all of it may be sent again. */
@RestController
class PicturesController {
    private static final long LARGEST_ARCHIVE = 4L << 30;

    /** Bytes of the names of its files and what belongs to them: some three hundred thousand. */
    private static final long LONGEST_LIST = 32L << 20;

    private static final int AT_ONCE = 1;

    private final ProjectFrames projects;
    private final Stores stores;
    private final Semaphore room = new Semaphore(AT_ONCE);

    PicturesController(ProjectFrames projects, Stores stores) {
        this.projects = projects;
        this.stores = stores;
    }

    /**
     * What became of pictures that were sent.
     *
     * @param added those that were new
     * @param known those that were there already
     * @param relabelled those of both that had another label before, and wait for somebody to judge
     * @param notTaken how many were refused, by the code of the reason
     * @param refused the first of them by name
     */
    record Report(
            int added,
            int known,
            int relabelled,
            @JsonProperty("not_taken") Map<String, Integer> notTaken,
            List<ImportReport.Refused> refused) {
        static Report of(ImportReport report) {
            return new Report(report.added(), report.known(), report.relabelled(), report.refusals(), report.refused());
        }
    }

    @Needs(Role.CONTRIBUTE)
    @PostMapping(path = "/v1/projects/{project}/pictures", consumes = "multipart/form-data")
    Report pictures(
            @PathVariable String project,
            @RequestParam("file") List<MultipartFile> files,
            @RequestParam("label") List<String> labels)
            throws IOException {
        if (labels.size() != 1 && labels.size() != files.size()) {
            throw ProblemException.of(
                    ProblemCode.INVALID,
                    "Send one label for all files, or one for each: these are %d labels for %d files."
                            .formatted(labels.size(), files.size()));
        }
        Project known = projects.project(project);
        GivenFiles given = new GivenFiles(known);
        // one after the other, since their bytes together may be more than there is memory
        Iterator<Offered> offered = IntStream.range(0, files.size())
                .mapToObj(i -> offered(given, files.get(i), labels.get(labels.size() == 1 ? 0 : i)))
                .flatMap(Optional::stream)
                .iterator();
        return taken(known, offered);
    }

    @Needs(Role.CONTRIBUTE)
    @PostMapping(path = "/v1/projects/{project}/pictures", consumes = "application/zip")
    Report archive(@PathVariable String project, InputStream body) throws IOException {
        Project known = projects.project(project);
        if (!room.tryAcquire()) {
            throw ProblemException.of(ProblemCode.BUSY, "Another archive is being taken in; send it again later.");
        }
        Path file = Files.createTempFile("hone-upload", ".zip");
        try {
            keep(body, file);
            if (ZipDirectory.size(file).orElse(0) > LONGEST_LIST) {
                throw ProblemException.of(
                        ProblemCode.TOO_LARGE, "The archive holds more files than are taken at a time: split it.");
            }
            try (PictureSource source = PictureSources.archive(file, "the archive", known)) {
                return taken(known, source);
            }
        } catch (SourceException e) {
            throw ProblemException.of(ProblemCode.NOTHING_TAKEN, e.getMessage());
        } finally {
            Files.delete(file);
            room.release();
        }
    }

    private static Optional<Offered> offered(GivenFiles given, MultipartFile file, String label) {
        try {
            String name = file.getOriginalFilename();
            return given.file(
                    name == null || name.isBlank() ? "picture" : name, label, file.getSize(), file::getInputStream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void keep(InputStream body, Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            byte[] block = new byte[1 << 16];
            long kept = 0;
            for (int read = body.read(block); read >= 0; read = body.read(block)) {
                kept += read;
                if (kept > LARGEST_ARCHIVE) {
                    throw ProblemException.of(
                            ProblemCode.TOO_LARGE,
                            "An archive may have %d GiB: split it.".formatted(LARGEST_ARCHIVE >> 30));
                }
                out.write(block, 0, read);
            }
        }
    }

    private Report taken(Project project, Iterator<? extends Offered> offered) {
        return Report.of(
                stores.datasets().importInParts(project, offered, Person.here().name(), "api", looked -> {}));
    }
}
