package dev.hone.ui.admin.keys;

import dev.hone.stores.ledger.ApiKey;
import dev.hone.stores.ledger.ApiKeyException;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Role;
import dev.hone.ui.access.Needs;
import dev.hone.ui.access.Person;
import dev.hone.ui.frame.Frame;
import dev.hone.ui.frame.Notice;
import dev.hone.ui.frame.NoticeException;
import dev.hone.ui.frame.Section;
import dev.hone.ui.stores.Stores;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Ends a key, once somebody has said that they mean it. */
@Controller
class EndKeyController {
    private static final String PATH = KeysController.PATH + "/{id:[0-9a-f]{8}}/revoke";

    private final Stores stores;

    EndKeyController(Stores stores) {
        this.stores = stores;
    }

    @Needs(Role.ADMIN)
    @GetMapping(PATH)
    ModelAndView ask(@PathVariable String id) {
        return new ModelAndView("adminEndKey")
                .addObject("frame", Frame.of("API keys", Section.ADMIN))
                .addObject("row", live(id));
    }

    @Needs(Role.ADMIN)
    @PostMapping(PATH)
    String end(@PathVariable String id) {
        KeyRow row = live(id);
        String by = Person.here().name();
        Ledger ledger = stores.ledger();
        try {
            ApiKey ended = ledger.apiKeys().revoke(row.key().name());
            ledger.audit().append(by, "key revoked", Optional.empty(), "%s (%s)".formatted(ended.name(), ended.id()));
        } catch (ApiKeyException e) {
            throw ended();
        }
        return "redirect:%s?ended=%s".formatted(KeysController.PATH, id);
    }

    private KeyRow live(String id) {
        KeyRow row = stores.ledger().apiKeys().all().stream()
                .filter(key -> key.id().equals(id))
                .map(key -> KeyRow.of(key, Instant.now()))
                .filter(KeyRow::live)
                .findFirst()
                .orElseThrow(EndKeyController::ended);
        if (row.house()) {
            throw NoticeException.of(
                    new Notice(
                            409,
                            "'%s' is the house's own key".formatted(row.key().name()),
                            "Hone's own parts call with it, and ./hone up would make it live again.",
                            "To get another, remove its line from the house's file credentials, then ./hone down and ./hone up."));
        }
        return row;
    }

    private static NoticeException ended() {
        return NoticeException.of(new Notice(
                404,
                "No live key has this id",
                "It may have been ended before, or its time is over.",
                "The page API keys lists those there are."));
    }
}
