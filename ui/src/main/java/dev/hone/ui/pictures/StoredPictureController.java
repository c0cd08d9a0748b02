package dev.hone.ui.pictures;

import dev.hone.pictures.PictureKind;
import dev.hone.stores.datasets.PictureStore;
import dev.hone.stores.ledger.Role;
import dev.hone.ui.access.Needs;
import dev.hone.ui.frame.Frame;
import dev.hone.ui.frame.Notice;
import dev.hone.ui.stores.Stores;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.ModelAndView;

/**
 * Gives out a picture that the bucket keeps. Its media type is told from its bytes, and what begins like none of the kinds
 * that are read, such as a drawing with a script in it, is not given out at all.
 */
@Controller
class StoredPictureController {
    private static final int BEGINNING = 16;

    private final Stores stores;

    StoredPictureController(Stores stores) {
        this.stores = stores;
    }

    @Needs(Role.PREDICT)
    @GetMapping("/{project:[a-z][a-z0-9-]+}/pictures/{digest:[0-9a-f]{64}}")
    ResponseEntity<InputStreamResource> picture(
            @PathVariable String project, @PathVariable String digest, @RequestHeader HttpHeaders headers)
            throws IOException {
        PictureStore pictures = new PictureStore(stores.bucket(), project);
        String tag = '"' + digest + '"';
        if (headers.getIfNoneMatch().stream().anyMatch(known -> known.endsWith(tag)) && pictures.has(digest)) {
            return asked(ResponseEntity.status(HttpStatus.NOT_MODIFIED), tag).build();
        }
        PictureStore.Coming coming = pictures.open(digest).orElseThrow(GoneException::new);
        InputStream body = new BufferedInputStream(coming.body());
        Optional<PictureKind> kind;
        try {
            kind = kind(body);
        } catch (IOException | RuntimeException e) {
            body.close();
            throw e;
        }
        if (kind.isEmpty()) {
            body.close();
            throw new GoneException();
        }
        return asked(ResponseEntity.ok(), tag)
                .contentType(MediaType.parseMediaType(kind.get().mediaType()))
                .contentLength(coming.length())
                .body(new InputStreamResource(body));
    }

    /** Browsers keep the picture and ask each time whether they may show it: who signed out, or what was erased, may not. */
    private static ResponseEntity.BodyBuilder asked(ResponseEntity.BodyBuilder answer, String tag) {
        return answer.eTag(tag).cacheControl(CacheControl.noCache().cachePrivate());
    }

    private static Optional<PictureKind> kind(InputStream body) throws IOException {
        body.mark(BEGINNING);
        byte[] beginning = body.readNBytes(BEGINNING);
        body.reset();
        return PictureKind.of(beginning);
    }

    @ExceptionHandler
    ModelAndView gone(GoneException gone) {
        Notice notice = new Notice(
                404,
                "This picture is not kept",
                "It was removed, or it was never here.",
                "Pictures that nobody named are kept for a while only; the project says for how long.");
        return new ModelAndView("error", HttpStatus.NOT_FOUND)
                .addObject("notice", notice)
                .addObject("frame", Frame.bare(notice.title()));
    }

    /** There is no such picture. */
    private static final class GoneException extends RuntimeException {}
}
