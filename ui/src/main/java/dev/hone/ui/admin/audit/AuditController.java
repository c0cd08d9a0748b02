package dev.hone.ui.admin.audit;

import dev.hone.stores.ledger.Audit;
import dev.hone.stores.ledger.AuditEntry;
import dev.hone.stores.ledger.AuditFilter;
import dev.hone.stores.ledger.Role;
import dev.hone.ui.access.Needs;
import dev.hone.ui.frame.Frame;
import dev.hone.ui.frame.Section;
import dev.hone.ui.stores.Stores;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Shows what was done, page by page, and gives it out as a file. */
@Controller
class AuditController {
    private static final String PATH = "/-/admin/audit";
    private static final int PAGE = 50;
    private static final int AT_ONCE = 1000;

    private final Stores stores;

    AuditController(Stores stores) {
        this.stores = stores;
    }

    @Needs(Role.ADMIN)
    @GetMapping(PATH)
    ModelAndView show(Wanted wanted, @RequestParam(defaultValue = "") String before) {
        Audit audit = stores.ledger().audit();
        List<AuditEntry> found = audit.find(filter(wanted), number(before), PAGE + 1);
        List<AuditEntry> shown = found.subList(0, Math.min(found.size(), PAGE));
        String older = found.size() > PAGE
                ? with(wanted.address(PATH), "before=" + shown.getLast().id())
                : null;
        return new ModelAndView(
                "adminAudit",
                "view",
                new AuditView(
                        Frame.of("Audit", Section.ADMIN),
                        wanted,
                        audit.actions(),
                        shown,
                        older,
                        wanted.address(PATH + ".csv")));
    }

    /** All entries that are wanted, some at a time: there may be more than fit into memory. */
    @Needs(Role.ADMIN)
    @GetMapping(PATH + ".csv")
    void save(Wanted wanted, HttpServletResponse response) throws IOException {
        Audit audit = stores.ledger().audit();
        AuditFilter filter = filter(wanted);
        List<AuditEntry> some = audit.find(filter, Long.MAX_VALUE, AT_ONCE);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        try (Writer lines = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            lines.write(CsvText.HEAD);
            while (!some.isEmpty()) {
                for (AuditEntry entry : some) {
                    lines.write(CsvText.line(entry));
                }
                some = some.size() < AT_ONCE
                        ? List.of()
                        : audit.find(filter, some.getLast().id(), AT_ONCE);
            }
        }
    }

    private static AuditFilter filter(Wanted wanted) {
        return wanted.filter(ZoneId.systemDefault());
    }

    private static String with(String address, String more) {
        return address + (address.contains("?") ? "&" : "?") + more;
    }

    /** What is no number comes from nobody's link, and is the beginning. */
    private static long number(String before) {
        return before.matches("[0-9]{1,18}") ? Long.parseLong(before) : Long.MAX_VALUE;
    }
}
