package dev.hone.ui.metrics;

import dev.hone.stores.ledger.ApiKey;
import dev.hone.stores.ledger.ApiKeyText;
import dev.hone.stores.ledger.LedgerException;
import dev.hone.ui.stores.Stores;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Who may read metrics: whoever is on the same machine, unless a proxy says that they are not, and whoever brings a key. One that was
 * good lately is good while the ledger is away: just then somebody wants to know.
 */
@Component
class Callers {
    private static final List<String> LOOPBACK = List.of("127.0.0.1", "0:0:0:0:0:0:0:1", "::1");
    private static final List<String> FORWARDED =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via");
    private static final Duration GOOD_LATELY = Duration.ofHours(1);

    private final Stores stores;
    private final Map<String, Instant> good = new ConcurrentHashMap<>();

    Callers(Stores stores) {
        this.stores = stores;
    }

    boolean mayRead(HttpServletRequest request) {
        return isHere(request)
                || given(request.getHeader(HttpHeaders.AUTHORIZATION))
                        .flatMap(ApiKeyText::parse)
                        .filter(this::isGood)
                        .isPresent();
    }

    private static boolean isHere(HttpServletRequest request) {
        return LOOPBACK.contains(request.getRemoteAddr())
                && FORWARDED.stream().allMatch(header -> request.getHeader(header) == null);
    }

    private boolean isGood(ApiKeyText text) {
        String hash = text.hash();
        Instant now = Instant.now();
        try {
            Optional<ApiKey> key = stores.ledger().apiKeys().all().stream()
                    .filter(known -> known.hash().equals(hash) && known.state(now) == ApiKey.State.LIVE)
                    .findFirst();
            if (key.isPresent()) {
                good.put(hash, now);
                stores.ledger().apiKeys().touch(List.of(key.get().id()));
            } else {
                good.remove(hash);
            }
            return key.isPresent();
        } catch (LedgerException e) {
            Instant seen = good.get(hash);
            return seen != null && seen.plus(GOOD_LATELY).isAfter(now);
        }
    }

    /** {@code Bearer KEY}, or basic with the key as password. */
    private static Optional<String> given(String authorization) {
        String header = authorization == null ? "" : authorization.strip();
        int space = header.indexOf(' ');
        if (space < 0) {
            return Optional.empty();
        }
        String rest = header.substring(space + 1).strip();
        return switch (header.substring(0, space).toLowerCase(Locale.ROOT)) {
            case "bearer" -> Optional.of(rest);
            case "basic" -> password(rest);
            default -> Optional.empty();
        };
    }

    private static Optional<String> password(String pair) {
        try {
            String text = new String(Base64.getDecoder().decode(pair), StandardCharsets.UTF_8);
            return Optional.of(text.substring(text.indexOf(':') + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
