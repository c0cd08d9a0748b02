package dev.hone.ui.admin.keys;

import dev.hone.stores.ledger.ApiKey;
import dev.hone.stores.ledger.ApiKeyException;
import dev.hone.stores.ledger.ApiKeyText;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Role;
import dev.hone.ui.access.Needs;
import dev.hone.ui.access.Person;
import dev.hone.ui.frame.Frame;
import dev.hone.ui.frame.Section;
import dev.hone.ui.stores.Stores;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Lists API keys and makes new ones. A key's text is in the one answer to the form that made it, and nowhere else. */
@Controller
class KeysController {
    static final String PATH = "/-/admin/keys";

    private final Stores stores;

    KeysController(Stores stores) {
        this.stores = stores;
    }

    @Needs(Role.ADMIN)
    @GetMapping(PATH)
    ModelAndView show(@RequestParam Optional<String> ended) {
        return page(KeyForm.EMPTY, null, null, ended.flatMap(this::ended).orElse(null));
    }

    /** What to say of a key that was ended just now. */
    private Optional<String> ended(String id) {
        Instant now = Instant.now();
        return stores.ledger().apiKeys().all().stream()
                .filter(key -> key.id().equals(id) && key.state(now) == ApiKey.State.REVOKED)
                .findFirst()
                .map(key -> "The key '%s' opens nothing any more.".formatted(key.name()));
    }

    @Needs(Role.ADMIN)
    @PostMapping(PATH)
    ModelAndView make(@RequestParam String name, @RequestParam String role, @RequestParam String lifetime) {
        KeyForm form = new KeyForm(name.strip(), role, lifetime);
        Optional<Role> wanted = form.parsedRole();
        Optional<Lifetime> chosen = form.parsedLifetime();
        if (wanted.isEmpty() || chosen.isEmpty()) {
            return refused(form, "There is no such role, or no such time.");
        }
        try {
            return made(form, wanted.get(), chosen.get());
        } catch (ApiKeyException e) {
            return refused(form, sentence(e.getMessage()));
        }
    }

    private ModelAndView made(KeyForm form, Role role, Lifetime lifetime) {
        ApiKeyText text = ApiKeyText.generate();
        String by = Person.here().name();
        Ledger ledger = stores.ledger();
        ApiKey key = ledger.apiKeys().add(text, form.name(), role, by, lifetime.end(Instant.now()));
        ledger.audit()
                .append(by, "key", Optional.empty(), "%s (%s) as %s".formatted(key.name(), key.id(), role.word()));
        return page(KeyForm.EMPTY, text.text().value(), null, "The key '%s' is made.".formatted(key.name()));
    }

    private ModelAndView refused(KeyForm form, String problem) {
        ModelAndView again = page(form, null, problem, null);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    private static String sentence(String message) {
        return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
    }

    private ModelAndView page(KeyForm form, String made, String problem, String done) {
        Instant now = Instant.now();
        List<KeyRow> keys = stores.ledger().apiKeys().all().stream()
                .sorted(Comparator.comparing(ApiKey::madeAt).reversed())
                .map(key -> KeyRow.of(key, now))
                .toList();
        return new ModelAndView(
                "adminKeys",
                "view",
                new KeysView(Frame.of("API keys", Section.ADMIN), keys, form, made, problem, done));
    }
}
