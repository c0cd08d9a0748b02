package dev.hone.ui.api;

import dev.hone.ui.access.Open;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives out the description of the API. */
@RestController
class OpenApiController {
    private final Description description;

    OpenApiController(Description description) {
        this.description = description;
    }

    @Open
    @GetMapping("/openapi.json")
    ResponseEntity<byte[]> description() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(description.json());
    }
}
