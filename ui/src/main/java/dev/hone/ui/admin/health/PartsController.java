package dev.hone.ui.admin.health;

import dev.hone.stores.ledger.Role;
import dev.hone.ui.access.Needs;
import dev.hone.ui.frame.Frame;
import dev.hone.ui.frame.Section;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Shows whether all parts are well. Asks the ledger for nothing that it could not do without. */
@Controller
class PartsController {
    private final Looks looks;

    PartsController(Looks looks) {
        this.looks = looks;
    }

    @Needs(Role.ADMIN)
    @GetMapping("/-/admin")
    ModelAndView show() {
        Looks.Found found = looks.look();
        return new ModelAndView(
                "adminHealth",
                "view",
                new HealthView(
                        Frame.of("Administration", Section.ADMIN),
                        found.parts(),
                        found.replicas().orElse(null)));
    }
}
