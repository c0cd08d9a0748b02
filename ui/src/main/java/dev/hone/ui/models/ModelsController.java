package dev.hone.ui.models;

import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Shows versions: all of a project, one, and two side by side. */
@Controller
class ModelsController {
    private final Versions versions;
    private final OneVersion one;
    private final Comparisons comparisons;

    ModelsController(Versions versions, OneVersion one, Comparisons comparisons) {
        this.versions = versions;
        this.one = one;
        this.comparisons = comparisons;
    }

    @GetMapping("/{project}/models")
    ModelAndView all(@PathVariable String project, @RequestParam(defaultValue = "") String from) {
        Optional<Integer> first = from.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(from)) : Optional.empty();
        return new ModelAndView("models", "view", versions.page(project, first));
    }

    @GetMapping("/{project}/models/{number}")
    ModelAndView one(@PathVariable String project, @PathVariable String number) {
        return new ModelAndView("version", "view", one.page(project, number));
    }

    @GetMapping("/{project}/models/compare")
    ModelAndView compare(@PathVariable String project, @RequestParam String a, @RequestParam String b) {
        return new ModelAndView("comparison", "view", comparisons.page(project, a, b));
    }
}
