package dev.hone.ui.account;

import dev.hone.stores.connections.Secret;
import dev.hone.stores.ledger.PasswordHash;
import dev.hone.stores.ledger.Role;
import dev.hone.stores.ledger.User;
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

/** One's own account: who one is here, and another password. */
@Controller
class OwnAccountController {
    private static final String PATH = "/-/account";

    private final Accounts accounts;

    OwnAccountController(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping(PATH)
    ModelAndView show() {
        return page(null, null);
    }

    @Needs(Role.PREDICT)
    @PostMapping(PATH)
    ModelAndView change(@RequestParam String before, @RequestParam String password) {
        Person person = Person.here();
        Optional<String> problem = problem(person, new Secret(before), new Secret(password));
        if (problem.isPresent()) {
            ModelAndView again = page(problem.get(), null);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        accounts.keep(person.name(), person.role(), new Secret(password), person.name());
        return page(null, "From now on you sign in with the new password.");
    }

    private Optional<String> problem(Person person, Secret before, Secret password) {
        Optional<User> user = accounts.find(person.name());
        if (user.isEmpty() || !PasswordHash.matches(user.get().hash(), before)) {
            return Optional.of("The password you have now is another one.");
        }
        return AccountForm.passwordProblem(password);
    }

    private static ModelAndView page(String problem, String done) {
        return new ModelAndView("account")
                .addObject("frame", Frame.of("Your account", Section.ACCOUNT))
                .addObject("problem", problem)
                .addObject("done", done);
    }
}
