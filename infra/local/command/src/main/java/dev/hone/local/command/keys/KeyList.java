package dev.hone.local.command.keys;

import dev.hone.stores.json.Json;
import dev.hone.stores.ledger.ApiKey;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Keys for people and for programs.
 *
 * @param now which of them are live depends on it
 * @param zone the one in which people read times
 */
public record KeyList(List<ApiKey> keys, Instant now, ZoneId zone) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final String ROW = "%%-%ds  %%-10s  %%-8s  %%-16s  %%-16s  %%-16s  %%s";

    /** A table, its headings first. */
    public List<String> table() {
        int widest = keys.stream().mapToInt(key -> key.name().length()).max().orElse(0);
        String row = ROW.formatted(Math.max(widest, "NAME".length()));
        return Stream.concat(
                        Stream.of(row.formatted("NAME", "ROLE", "ID", "MADE", "LAST USED", "EXPIRES", "STATE")),
                        keys.stream()
                                .map(key -> row.formatted(
                                        key.name(),
                                        key.role().word(),
                                        key.id(),
                                        minute(key.madeAt()),
                                        minute(key.lastUsedAt()),
                                        minute(key.expiresAt()),
                                        state(key))))
                .toList();
    }

    /** A JSON list. */
    public String json() {
        return Json.text(keys.stream().map(this::fields).toList());
    }

    private Map<String, Object> fields(ApiKey key) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", key.name());
        fields.put("role", key.role().word());
        fields.put("id", key.id());
        fields.put("made_at", key.madeAt());
        fields.put("made_by", key.madeBy());
        fields.put("last_used_at", key.lastUsedAt());
        fields.put("expires_at", key.expiresAt());
        fields.put("revoked_at", key.revokedAt());
        fields.put("state", state(key));
        return fields;
    }

    private String state(ApiKey key) {
        return key.state(now).name().toLowerCase(Locale.ROOT);
    }

    private String minute(Instant at) {
        return at == null ? "never" : MINUTE.format(at.atZone(zone));
    }
}
