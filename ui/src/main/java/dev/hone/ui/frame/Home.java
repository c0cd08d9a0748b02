package dev.hone.ui.frame;

import dev.hone.ui.serving.ServedProject;
import dev.hone.ui.serving.Serving;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The front door: leads to the first project, or teaches how to make one. */
@Controller
class Home {
    private final Serving serving;

    Home(Serving serving) {
        this.serving = serving;
    }

    @GetMapping("/")
    ModelAndView home() {
        List<ServedProject> projects = serving.projects();
        if (projects.isEmpty()) {
            return new ModelAndView("empty").addObject("frame", Frame.bare("No project yet"));
        }
        return new ModelAndView("redirect:/" + projects.getFirst().project() + "/predict");
    }

    /** Whether the process runs, for whoever started it. */
    @GetMapping("/health/live")
    ResponseEntity<String> live() {
        return ResponseEntity.ok("live\n");
    }
}
