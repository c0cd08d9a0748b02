package dev.hone.ui.data.browse;

import dev.hone.stores.ledger.Role;
import dev.hone.ui.access.Needs;
import dev.hone.ui.frame.ProjectFrames;
import dev.hone.ui.htmx.Htmx;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Shows the pictures of a project; for htmx only the tiles, which are put behind those that are there. */
@Controller
class GridController {
    private final ProjectFrames frames;
    private final Grid grid;

    GridController(ProjectFrames frames, Grid grid) {
        this.frames = frames;
        this.grid = grid;
    }

    @Needs(Role.PREDICT)
    @GetMapping("/{project}/data/pictures")
    ModelAndView show(
            @PathVariable String project,
            Wanted wanted,
            @RequestParam(defaultValue = "") String after,
            HttpServletRequest request) {
        GridView view = grid.page(frames.project(project), wanted, Wanted.place(after));
        return new ModelAndView(Htmx.asks(request) ? "dataTiles" : "dataGrid", "view", view);
    }
}
