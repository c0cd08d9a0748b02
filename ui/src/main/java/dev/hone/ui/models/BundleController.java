package dev.hone.ui.models;

import dev.hone.stores.ledger.Role;
import dev.hone.stores.registry.RegistryException;
import dev.hone.ui.access.Needs;
import dev.hone.ui.frame.Notice;
import dev.hone.ui.frame.NoticeException;
import dev.hone.ui.frame.ProjectFrames;
import dev.hone.ui.stores.Stores;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Gives away a version's files. All of them are fetched and checked before the first byte leaves, so that a failure becomes a
 * page and not half a file.
 */
@Controller
class BundleController {
    private static final String MODEL = "model.onnx";

    private final Stores stores;
    private final ProjectFrames frames;
    private final KnownVersions known;

    BundleController(Stores stores, ProjectFrames frames, KnownVersions known) {
        this.stores = stores;
        this.frames = frames;
        this.known = known;
    }

    @Needs(Role.CONTRIBUTE)
    @GetMapping("/{project}/models/{number}/bundle.zip")
    void bundle(@PathVariable String project, @PathVariable String number, HttpServletResponse response)
            throws IOException {
        int version = number(project, number);
        try (FetchedBundle bundle = fetch(project, version)) {
            String name = "%s-v%d".formatted(project, version);
            offer(response, "application/zip", name + ".zip");
            bundle.zip(name, response.getOutputStream());
        }
    }

    @Needs(Role.CONTRIBUTE)
    @GetMapping("/{project}/models/{number}/" + MODEL)
    void model(@PathVariable String project, @PathVariable String number, HttpServletResponse response)
            throws IOException {
        int version = number(project, number);
        try (FetchedBundle bundle = fetch(project, version)) {
            Path model = bundle.file(MODEL).orElseThrow(() -> gone("It has no file %s.".formatted(MODEL)));
            offer(response, "application/octet-stream", "%s-v%d.onnx".formatted(project, version));
            response.setContentLengthLong(Files.size(model));
            Files.copy(model, response.getOutputStream());
        }
    }

    private int number(String project, String address) {
        frames.project(project);
        return KnownVersions.number(address, known.standing(project, known.look()));
    }

    private FetchedBundle fetch(String project, int number) throws IOException {
        try {
            return FetchedBundle.of(stores.registry(), stores.registry().version(project, number));
        } catch (RegistryException e) {
            if (e.isMissing() || e.kind() == RegistryException.Kind.REMOVED) {
                throw gone(e.getMessage());
            }
            throw e;
        }
    }

    private static NoticeException gone(String why) {
        return NoticeException.of(new Notice(
                410, "The files of this version are not there any more", why, "Take another version, or train again."));
    }

    /** Names in addresses are checked: they have nothing in them that would end the header. */
    private static void offer(HttpServletResponse response, String type, String name) {
        response.setContentType(type);
        response.setHeader("Content-Disposition", "attachment; filename=\"%s\"".formatted(name));
        response.setHeader("Cache-Control", "private, no-cache");
    }
}
