package dev.hone.ui.predict;

import dev.hone.pictures.PictureKind;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Gives back a picture that was just given. Its media type is told from its bytes, never from what was claimed. */
@Controller
class PictureController {
    private final RecentPictures recent;

    PictureController(RecentPictures recent) {
        this.recent = recent;
    }

    @GetMapping("/{project}/predict/picture/{digest}")
    ResponseEntity<byte[]> picture(@PathVariable String project, @PathVariable String digest) {
        return recent.picture(project, digest)
                .flatMap(bytes -> PictureKind.of(bytes).map(kind -> answer(kind, bytes)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static ResponseEntity<byte[]> answer(PictureKind kind, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(kind.mediaType()))
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .body(bytes);
    }
}
