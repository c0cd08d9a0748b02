package dev.hone.ui.train;

import dev.hone.stores.ledger.Role;
import dev.hone.stores.projects.Project;
import dev.hone.ui.access.Needs;
import dev.hone.ui.access.Person;
import dev.hone.ui.kestra.Kestra;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Shows what was trained, and has Kestra train. */
@Controller
class TrainController {
    private final TrainPages pages;
    private final Kestra kestra;

    TrainController(TrainPages pages, Kestra kestra) {
        this.pages = pages;
        this.kestra = kestra;
    }

    @GetMapping("/{project}/train")
    ModelAndView show(@PathVariable String project, @RequestParam(defaultValue = "") String before) {
        return new ModelAndView("train", "view", pages.page(project, time(before)));
    }

    @Needs(Role.OPERATE)
    @PostMapping("/{project}/train")
    ModelAndView start(
            @PathVariable String project,
            @RequestParam(defaultValue = "") String epochs,
            @RequestParam(defaultValue = "") String batchSize,
            @RequestParam(defaultValue = "") String learningRate,
            @RequestParam(defaultValue = "") String strategy,
            @RequestParam(defaultValue = "") String start,
            @RequestParam(defaultValue = "") String promote,
            @RequestParam(defaultValue = "false") boolean force,
            @RequestParam(defaultValue = "") String reason) {
        Project known = pages.project(project);
        TrainForm form = new TrainForm(
                epochs.strip(), batchSize.strip(), learningRate.strip(), strategy, start, promote, force, reason);
        List<String> problems = form.problems();
        if (!problems.isEmpty()) {
            ModelAndView again = new ModelAndView("train", "view", pages.page(known, form, problems, Optional.empty()));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        String id = kestra.start(
                "train",
                form.inputs(known.name(), known.training(), Person.here().name()),
                Map.of("project", known.name(), "via", "web"));
        return new ModelAndView("redirect:/%s/train/%s".formatted(known.name(), id));
    }

    private static Optional<Instant> time(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
