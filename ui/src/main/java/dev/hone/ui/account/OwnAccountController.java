package dev.hone.ui.account;

import dev.hone.stores.connections.Secret;
import dev.hone.stores.ledger.Role;
import dev.hone.stores.ledger.User;
import dev.hone.ui.access.Accounts;
import dev.hone.ui.access.Lockout;
import dev.hone.ui.access.Needs;
import dev.hone.ui.access.Passwords;
import dev.hone.ui.access.Person;
import dev.hone.ui.access.Session;
import dev.hone.ui.frame.Frame;
import dev.hone.ui.frame.Section;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
    private final Passwords passwords;
    private final Lockout lockout;

    OwnAccountController(Accounts accounts, Passwords passwords, Lockout lockout) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.lockout = lockout;
    }

    @GetMapping(PATH)
    ModelAndView show() {
        return page(null, null);
    }

    @Needs(Role.PREDICT)
    @PostMapping(PATH)
    ModelAndView change(
            @RequestParam String before,
            @RequestParam String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        Lockout.Guess guess = new Lockout.Guess(Person.here().name(), request.getRemoteAddr());
        if (!lockout.begin(guess)) {
            return refused("The password was wrong too often. Wait for some minutes, then try once more.");
        }
        Optional<User> user = accounts.find(Person.here().name())
                .filter(known -> passwords.matches(known.hash(), new Secret(before)));
        if (user.isEmpty()) {
            return refused("The password you have now is another one.");
        }
        lockout.right(guess);
        Optional<String> problem = AccountForm.passwordProblem(new Secret(password));
        if (problem.isPresent()) {
            return refused(problem.get());
        }
        Optional<User> changed = accounts.change(user.get(), new Secret(password));
        if (changed.isEmpty()) {
            return refused("Your account was changed in this moment. Sign in again, then try once more.");
        }
        Session.goOn(changed.get(), request, response);
        return page(
                null,
                "From now on you sign in with the new password. Wherever else you were signed in, you are not any more.");
    }

    private static ModelAndView refused(String problem) {
        ModelAndView again = page(problem, null);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    private static ModelAndView page(String problem, String done) {
        return new ModelAndView("account")
                .addObject("frame", Frame.of("Your account", Section.ACCOUNT))
                .addObject("problem", problem)
                .addObject("done", done);
    }
}
