package dev.hone.ui.data.quarantine;

import dev.hone.pictures.PictureKind;
import dev.hone.stores.datasets.PictureStore.Coming;
import dev.hone.stores.datasets.Quarantine;
import dev.hone.stores.datasets.Quarantine.Held;
import dev.hone.stores.ledger.Role;
import dev.hone.ui.access.Needs;
import dev.hone.ui.frame.Notice;
import dev.hone.ui.frame.NoticeException;
import dev.hone.ui.stores.Stores;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Gives out a file in quarantine, if it begins like a picture. It may be anything behind that: it goes out as that kind of picture
 * alone, and as a page of its own it may do nothing.
 */
@Controller
class HeldPictureController {
    private final Stores stores;

    HeldPictureController(Stores stores) {
        this.stores = stores;
    }

    @Needs(Role.PREDICT)
    @GetMapping("/{project:[a-z][a-z0-9-]+}/data/quarantine/picture")
    ResponseEntity<InputStreamResource> picture(@PathVariable String project, @RequestParam String file) {
        Quarantine quarantine = stores.datasets().quarantine(project);
        Held held = quarantine.find(file).orElseThrow(HeldPictureController::none);
        PictureKind kind = quarantine.kind(held).orElseThrow(HeldPictureController::none);
        Coming coming = quarantine.open(held).orElseThrow(HeldPictureController::none);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(kind.mediaType()))
                .contentLength(coming.length())
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .cacheControl(CacheControl.noStore())
                .body(new InputStreamResource(coming.body()));
    }

    private static NoticeException none() {
        return NoticeException.of(new Notice(
                404,
                "There is no such picture",
                "It is not in quarantine any more, or it is no picture.",
                "The page Quarantine shows what is there now."));
    }
}
