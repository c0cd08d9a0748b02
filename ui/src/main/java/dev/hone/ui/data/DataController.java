package dev.hone.ui.data;

import dev.hone.stores.ledger.Role;
import dev.hone.ui.access.Needs;
import dev.hone.ui.frame.ProjectFrames;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Shows what a project's pictures are like. */
@Controller
class DataController {
    private final ProjectFrames frames;
    private final Overview overview;

    DataController(ProjectFrames frames, Overview overview) {
        this.frames = frames;
        this.overview = overview;
    }

    @Needs(Role.PREDICT)
    @GetMapping("/{project}/data")
    ModelAndView show(@PathVariable String project) {
        return new ModelAndView("data", "view", overview.of(frames.project(project)));
    }
}
