package dev.hone.ui.admin.audit;

import dev.hone.stores.ledger.AuditFilter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What somebody looks for, as they typed it; empty where nothing was.
 *
 * @param from the first day
 * @param to the last day
 */
public record Wanted(String by, String action, String project, String from, String to) {
    private static final int LONGEST = 200;

    public Wanted {
        by = cut(by);
        action = cut(action);
        project = cut(project);
        from = cut(from);
        to = cut(to);
    }

    private static String cut(String text) {
        String plain = text == null ? "" : text.replace("\0", "").strip();
        return plain.substring(0, Math.min(plain.length(), LONGEST));
    }

    /** Whether anything was typed. */
    public boolean narrow() {
        return !(by + action + project + from + to).isBlank();
    }

    /** A day that is none is looked for nowhere. */
    AuditFilter filter(ZoneId zone) {
        return new AuditFilter(by, action, project, start(from, 0, zone), start(to, 1, zone));
    }

    private static Instant start(String day, int later, ZoneId zone) {
        try {
            return day.isBlank()
                    ? null
                    : LocalDate.parse(day).plusDays(later).atStartOfDay(zone).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The address of a page with the same wish. */
    String address(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        add(address, "by", by);
        add(address, "action", action);
        add(address, "project", project);
        add(address, "from", from);
        add(address, "to", to);
        return address.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, String value) {
        if (!value.isBlank()) {
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }
}
