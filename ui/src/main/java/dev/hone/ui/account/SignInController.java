package dev.hone.ui.account;

import dev.hone.ui.access.Open;
import dev.hone.ui.access.SignIn;
import dev.hone.ui.frame.Frame;
import dev.hone.ui.frame.Notice;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page on which people sign in. What they send is looked at by {@link dev.hone.ui.access}. */
@Controller
class SignInController {

    @Open
    @GetMapping(SignIn.PATH)
    ModelAndView show(HttpServletRequest request) {
        return new ModelAndView("signIn")
                .addObject("frame", Frame.bare("Sign in"))
                .addObject("notice", notice(request.getQueryString()));
    }

    private static Notice notice(String reason) {
        return switch (String.valueOf(reason)) {
            case "wrong" ->
                new Notice(
                        401,
                        "That name and password do not belong together",
                        "",
                        "Look at capital letters, then try again.");
            case "locked" ->
                new Notice(
                        429,
                        "This name is locked for a while",
                        "Too many wrong passwords were tried.",
                        "Wait some minutes, then try again. Whoever is signed in already goes on.");
            case "busy" ->
                new Notice(
                        503,
                        "Many people sign in at the moment",
                        "Checking a password takes a third of a second on purpose, and too many wait already.",
                        "Try again in some seconds.");
            case "away" ->
                new Notice(
                        503,
                        "The ledger does not answer",
                        "It knows who may sign in, so nobody can right now.",
                        "Try again in a moment. If it stays like this, \"./hone status\" and \"./hone logs\" show why.");
            case "stale" ->
                new Notice(
                        403,
                        "The page was open for too long",
                        "What you sent was not taken.",
                        "Sign in, then send it again.");
            case "out" -> new Notice(200, "You are signed out", "", "Close the browser if others use it, too.");
            default -> null;
        };
    }
}
