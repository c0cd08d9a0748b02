package dev.hone.ui.admin.storage;

import dev.hone.stores.ledger.Role;
import dev.hone.ui.access.Needs;
import dev.hone.ui.access.Person;
import dev.hone.ui.frame.Frame;
import dev.hone.ui.frame.Notice;
import dev.hone.ui.frame.Section;
import dev.hone.ui.kestra.Kestra;
import dev.hone.ui.kestra.KestraAwayException;
import dev.hone.ui.kestra.KestraRefusedException;
import dev.hone.ui.stores.Stores;
import dev.hone.ui.usage.Usage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Shows what is stored, has it counted again, and starts housekeeping, which is Kestra's to do. */
@Controller
class StorageController {
    private static final String PATH = "/-/admin/storage";
    private static final String FLOW = "housekeeping";
    private static final int SWEEPS = 8;

    private final Stores stores;
    private final Kestra kestra;
    private final Usage usage;

    StorageController(Stores stores, Kestra kestra, Usage usage) {
        this.stores = stores;
        this.kestra = kestra;
        this.usage = usage;
    }

    @Needs(Role.ADMIN)
    @GetMapping(PATH)
    ModelAndView show(@RequestParam Optional<String> started) {
        List<Sweep> sweeps = List.of();
        Notice away = null;
        try {
            sweeps = kestra.newest(FLOW, SWEEPS).stream().map(Sweep::of).toList();
        } catch (KestraAwayException | KestraRefusedException e) {
            away = new Notice(
                    503,
                    "Kestra cannot be asked right now",
                    e.getMessage(),
                    "What is stored is shown all the same. Housekeeping goes on when Kestra is back.");
        }
        return new ModelAndView(
                "adminStorage",
                "view",
                new StorageView(
                        Frame.of("Storage", Section.ADMIN),
                        usage.look(),
                        stores.ledger().databaseFacts().sizes(),
                        sweeps,
                        away,
                        started.orElse(null)));
    }

    @Needs(Role.ADMIN)
    @PostMapping(PATH + "/count")
    String count() {
        usage.countAgain();
        return "redirect:" + PATH;
    }

    /** Asks whether somebody means it. */
    @Needs(Role.ADMIN)
    @GetMapping(PATH + "/housekeeping")
    ModelAndView ask() {
        return new ModelAndView("adminSweep").addObject("frame", Frame.of("Housekeeping", Section.ADMIN));
    }

    @Needs(Role.ADMIN)
    @PostMapping(PATH + "/housekeeping")
    ModelAndView start(@RequestParam boolean dryRun) {
        String id = kestra.start(FLOW, Map.of("dryRun", String.valueOf(dryRun)), Map.of("via", "web"));
        if (!dryRun) {
            stores.ledger()
                    .audit()
                    .append(
                            Person.here().name(),
                            FLOW,
                            Optional.empty(),
                            "asked for it by hand, execution %s".formatted(id));
        }
        return new ModelAndView("redirect:" + PATH, Map.of("started", id));
    }
}
