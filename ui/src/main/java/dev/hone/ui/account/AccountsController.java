package dev.hone.ui.account;

import dev.hone.stores.connections.Secret;
import dev.hone.stores.ledger.LastAdminException;
import dev.hone.stores.ledger.Role;
import dev.hone.ui.access.Accounts;
import dev.hone.ui.access.Needs;
import dev.hone.ui.access.Person;
import dev.hone.ui.frame.Frame;
import dev.hone.ui.frame.Section;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Everybody's account, for administrators. */
@Controller
class AccountsController {
    private static final String PATH = "/-/accounts";

    private final Accounts accounts;

    AccountsController(Accounts accounts) {
        this.accounts = accounts;
    }

    @Needs(Role.ADMIN)
    @GetMapping(PATH)
    ModelAndView show() {
        return page("", null, null);
    }

    @Needs(Role.ADMIN)
    @PostMapping(PATH)
    ModelAndView open(@RequestParam String name, @RequestParam String role, @RequestParam String password) {
        AccountForm form = new AccountForm(name.strip(), role, new Secret(password));
        Optional<String> problem = form.problem();
        if (problem.isPresent()) {
            return refused(form.name(), problem.get());
        }
        try {
            accounts.keep(
                    form.name(),
                    form.parsedRole().orElseThrow(),
                    form.password(),
                    Person.here().name());
        } catch (LastAdminException e) {
            return refused(form.name(), e.getMessage());
        }
        return page("", null, "%s can sign in with this password now, as %s.".formatted(form.name(), form.role()));
    }

    @Needs(Role.ADMIN)
    @PostMapping(PATH + "/close")
    ModelAndView close(@RequestParam String name) {
        if (name.equals(Person.here().name())) {
            return refused("", "Nobody closes their own account: another administrator has to.");
        }
        boolean closed;
        try {
            closed = accounts.close(name, Person.here().name());
        } catch (LastAdminException e) {
            return refused("", e.getMessage());
        }
        return page(
                "",
                null,
                closed ? "%s cannot sign in any more.".formatted(name) : "%s was closed before.".formatted(name));
    }

    private ModelAndView refused(String typed, String problem) {
        ModelAndView again = page(typed, problem, null);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    private ModelAndView page(String typed, String problem, String done) {
        String reader = Person.here().name();
        return new ModelAndView(
                "accounts",
                "view",
                new AccountsView(
                        Frame.of("Accounts", Section.ACCOUNTS),
                        accounts.all().stream()
                                .map(user -> AccountsView.Row.of(user, reader))
                                .toList(),
                        typed,
                        problem,
                        done));
    }
}
