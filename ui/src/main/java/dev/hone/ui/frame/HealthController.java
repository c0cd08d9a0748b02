package dev.hone.ui.frame;

import dev.hone.ui.access.Open;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the process runs, for whoever started it. */
@RestController
class HealthController {

    @Open
    @GetMapping("/health/live")
    ResponseEntity<String> live() {
        return ResponseEntity.ok("live\n");
    }
}
