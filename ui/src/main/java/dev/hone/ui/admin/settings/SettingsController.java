package dev.hone.ui.admin.settings;

import dev.hone.stores.ledger.Role;
import dev.hone.ui.access.Needs;
import dev.hone.ui.admin.SettingsInForce;
import dev.hone.ui.admin.settings.SettingsView.Fact;
import dev.hone.ui.frame.Frame;
import dev.hone.ui.frame.Moment;
import dev.hone.ui.frame.Section;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Shows with which settings the web app runs. */
@Controller
class SettingsController {
    private static final long MEGABYTE = 1_000_000;

    private final SettingsInForce settings;

    SettingsController(SettingsInForce settings) {
        this.settings = settings;
    }

    @Needs(Role.ADMIN)
    @GetMapping("/-/admin/settings")
    ModelAndView show() {
        return new ModelAndView(
                "adminSettings",
                "view",
                new SettingsView(Frame.of("Settings", Section.ADMIN), settings.all(), process()));
    }

    private static List<Fact> process() {
        Instant started =
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        return List.of(
                new Fact("Java", Runtime.version().toString()),
                new Fact("Memory for objects, at most", Runtime.getRuntime().maxMemory() / MEGABYTE + "\u00a0MB"),
                new Fact("Time zone", ZoneId.systemDefault().getId()),
                new Fact("Started", Moment.exactly(started)));
    }
}
