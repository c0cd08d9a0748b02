package dev.hone.ui.data.upload;

import dev.hone.stores.ledger.Role;
import dev.hone.stores.projects.Project;
import dev.hone.ui.access.Needs;
import dev.hone.ui.frame.Notice;
import dev.hone.ui.frame.NoticeException;
import dev.hone.ui.frame.ProjectFrames;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Takes an archive of any size as it comes, which only a script sends: forms would be kept twice on the way. */
@Controller
class ArchiveController {
    private static final long LARGEST = 4L << 30;

    /** What others need of the disk is left to them. */
    private static final long LEFT_FREE = 1L << 30;

    private static final int LONGEST_NAME = 200;
    private static final int BLOCK = 1 << 16;

    private final ProjectFrames frames;
    private final Uploads uploads;

    ArchiveController(ProjectFrames frames, Uploads uploads) {
        this.frames = frames;
        this.uploads = uploads;
    }

    /** @param upload id of the upload that it belongs to */
    @Needs(Role.CONTRIBUTE)
    @PostMapping(path = "/{project}/data/upload/archive", consumes = "application/octet-stream")
    ModelAndView take(
            @PathVariable String project, @RequestParam String upload, @RequestParam String name, InputStream body)
            throws IOException {
        Project known = frames.project(project);
        Upload opened = uploads.open(upload, known).orElseThrow(UploadController::notKnown);
        Path file = temporary();
        boolean taken = false;
        try {
            keep(body, file);
            taken = uploads.take(opened, known, file, shortName(name));
        } finally {
            if (!taken) {
                Uploads.delete(file);
            }
        }
        if (!taken) {
            throw NoticeException.of(new Notice(
                    503,
                    "Too many archives wait already",
                    "Hone takes in one at a time.",
                    "Bring it again in some minutes."));
        }
        return UploadController.part(opened);
    }

    private static void keep(InputStream body, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] block = new byte[BLOCK];
            long kept = 0;
            for (int read = body.read(block); read >= 0; read = body.read(block)) {
                kept += read;
                if (kept > LARGEST) {
                    throw NoticeException.of(new Notice(
                            413,
                            "The archive is too large",
                            "Up to %d GB come in one piece.".formatted(LARGEST >> 30),
                            "Split it, or put it into the bucket and import it from there."));
                }
                if (Files.getFileStore(file).getUsableSpace() < LEFT_FREE) {
                    throw NoticeException.of(new Notice(
                            507,
                            "The disk is nearly full",
                            "There is no room for the archive on the machine that Hone runs on.",
                            "Tell whoever looks after Hone. Single pictures and folders need less room."));
                }
                out.write(block, 0, read);
            }
        }
    }

    static Path temporary() throws IOException {
        return Files.createTempFile("hone-upload", ".archive");
    }

    /** Its last part, as far as it can be shown. */
    static String shortName(String path) {
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "?");
        return name.isBlank()
                ? "the archive"
                : name.substring(0, Math.min(LONGEST_NAME, name.length())).strip();
    }
}
