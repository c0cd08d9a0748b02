package dev.hone.ui.models;

import dev.hone.stores.ledger.Role;
import dev.hone.ui.access.Needs;
import dev.hone.ui.access.Person;
import dev.hone.ui.frame.Frame;
import dev.hone.ui.frame.ProjectFrames;
import dev.hone.ui.frame.Section;
import dev.hone.ui.kestra.Kestra;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Asks whether somebody means it, and then has Kestra do it: the flows decide and remember, this page does neither. */
@Controller
class ChangeController {
    private static final String PATH = "/{project}/models/{number}/{flow:promote|rollback}";

    private final KnownVersions known;
    private final ProjectFrames frames;
    private final Kestra kestra;

    ChangeController(KnownVersions known, ProjectFrames frames, Kestra kestra) {
        this.known = known;
        this.frames = frames;
        this.kestra = kestra;
    }

    @Needs(Role.OPERATE)
    @GetMapping(PATH)
    ModelAndView ask(@PathVariable String project, @PathVariable String number, @PathVariable String flow) {
        return page(look(project, number, flow), Order.EMPTY, Optional.empty());
    }

    @Needs(Role.OPERATE)
    @PostMapping(PATH)
    ModelAndView start(
            @PathVariable String project,
            @PathVariable String number,
            @PathVariable String flow,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean lift,
            @RequestParam(defaultValue = "") String production) {
        Order order = new Order(reason, lift, production);
        Look look = look(project, number, flow);
        Optional<String> problem = order.problem(look.plan(), look.standing());
        if (problem.isPresent() || look.plan().obstacle().isPresent()) {
            ModelAndView again = page(look, order, problem);
            again.setStatus(look.plan()
                    .obstacle()
                    .<HttpStatusCode>map(notice -> HttpStatusCode.valueOf(notice.status()))
                    .orElse(HttpStatus.UNPROCESSABLE_CONTENT));
            return again;
        }
        String id = kestra.start(
                flow,
                order.inputs(look.plan(), project, Person.here().name()),
                Map.of("project", project, "via", "web"));
        return new ModelAndView("redirect:/%s/models/asked/%s".formatted(project, id));
    }

    /** A plan and what it was made from. */
    private record Look(Frame frame, Standing standing, Plan plan) {}

    private Look look(String project, String address, String flow) {
        Wish wish = Wish.of(flow).orElseThrow();
        Frame frame = frames.frame("Models", Section.MODELS, frames.project(project));
        Standing standing = known.standing(project, known.look());
        return new Look(frame, standing, Plan.of(wish, standing, KnownVersions.number(address, standing)));
    }

    private ModelAndView page(Look look, Order order, Optional<String> problem) {
        Plan plan = look.plan();
        String project = look.standing().project();
        String back = "/%s/models/%d".formatted(project, plan.number());
        return new ModelAndView(
                "confirm",
                "view",
                new ConfirmView(
                        look.frame(),
                        back,
                        back + "/" + plan.wish().flow(),
                        plan.wish().button(plan.number()),
                        plan.touches(),
                        plan.wayBack(),
                        plan.lifts().orElse(null),
                        plan.obstacle().orElse(null),
                        known.verdict(project, plan.number())
                                .map(verdict -> known.view(verdict, look.standing()))
                                .orElse(null),
                        order.reason(),
                        Order.now(look.standing()),
                        problem.orElse(null)));
    }
}
