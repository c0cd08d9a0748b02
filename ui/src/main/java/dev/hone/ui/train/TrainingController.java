package dev.hone.ui.train;

import dev.hone.stores.ledger.Role;
import dev.hone.stores.ledger.Training;
import dev.hone.stores.ledger.Training.Outcome;
import dev.hone.ui.access.Needs;
import dev.hone.ui.access.Person;
import dev.hone.ui.htmx.Htmx;
import dev.hone.ui.kestra.Kestra;
import dev.hone.ui.stores.Stores;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Shows one training while it goes on and afterwards, ends it, and takes a no to the version that it made. */
@Controller
class TrainingController {
    private static final String PATH = "/{project}/train/{id:[A-Za-z0-9_-]{1,64}}";

    private final OneTraining one;
    private final Stores stores;
    private final Kestra kestra;

    TrainingController(OneTraining one, Stores stores, Kestra kestra) {
        this.one = one;
        this.stores = stores;
        this.kestra = kestra;
    }

    @GetMapping(PATH)
    ModelAndView show(@PathVariable String project, @PathVariable String id, HttpServletRequest request) {
        return new ModelAndView(Htmx.asks(request) ? "trainingLive" : "training", "view", one.page(project, id));
    }

    @Needs(Role.OPERATE)
    @GetMapping(PATH + "/stop")
    ModelAndView askToStop(@PathVariable String project, @PathVariable String id) {
        return new ModelAndView("stopTraining", "view", one.page(project, id));
    }

    @Needs(Role.OPERATE)
    @PostMapping(PATH + "/stop")
    String stop(@PathVariable String project, @PathVariable String id) {
        if (one.isLive(project, id)) {
            kestra.kill(id);
        }
        return "redirect:/%s/train/%s".formatted(project, id);
    }

    @Needs(Role.OPERATE)
    @PostMapping(PATH + "/leave")
    String leave(@PathVariable String project, @PathVariable String id) {
        Training training = one.mustBe(project, id);
        stores.ledger()
                .trainings()
                .settle(
                        training.project(),
                        training.execution(),
                        Outcome.WITHHELD,
                        "%s left it out of production".formatted(Person.here().name()));
        return "redirect:/%s/train/%s".formatted(project, id);
    }
}
