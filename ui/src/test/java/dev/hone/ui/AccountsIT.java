package dev.hone.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hone.stores.ledger.AuditEntry;
import dev.hone.stores.ledger.Role;
import dev.hone.stores.ledger.User;
import dev.hone.stores.ledger.Users;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsIT {
    private static final String PASSWORD = "words to keep in mind";

    private static WebApp app;

    @BeforeAll
    static void start() throws IOException {
        app = new WebApp(WebApp.Servers.AWAY);
    }

    @AfterAll
    static void stop() throws IOException {
        app.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/cells/predict", "/-/accounts", "/cells/project.yaml"})
    void whoIsNotSignedInIsLedToSignInAndThenWhereTheyWanted(String page) {
        Browser browser = new Browser(app.address());
        HttpResponse<String> turnedAway = browser.get(page);

        assertThat(turnedAway.statusCode()).isEqualTo(302);
        assertThat(turnedAway.headers().firstValue("Location")).hasValue("/-/sign-in");
        assertThat(browser.signIn(WebApp.FIRST.name(), WebApp.FIRST.password().value())
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .contains(page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/models", "/assets/project.yaml", "/webjars/predict", "/assets/review"})
    void whatIsNamedLikeAFolderOfFilesIsNoLessClosed(String page) {
        assertThat(new Browser(app.address()).get(page).statusCode()).isEqualTo(403);
    }

    @Test
    void whoMayOnlyAskJudgesNothing() {
        HttpResponse<String> answer = app.signedIn(Role.PREDICT)
                .submit(
                        "/cells/predict/judgement",
                        Map.of("prediction_id", "p.1", "predicted", "lymphocyte", "correct", "true"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(app.serving().lastFeedback()).isNull();
    }

    @Test
    void aPartOfAPageCannotBecomeTheSignInPage() {
        HttpResponse<String> answer = new Browser(app.address()).htmx().get("/cells/predict");

        assertThat(answer.headers().firstValue("HX-Redirect")).hasValue("/-/sign-in");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void whoSignsInIsNotLedToAPartOrAFileOfAPage() {
        Browser browser = new Browser(app.address());
        browser.get("/cells/models");
        browser.htmx().get("/cells/models/asked/e1");
        browser.get("/cells/pictures/0.png", "image/avif,image/webp,*/*;q=0.8");
        browser.get("/favicon.ico", "*/*");

        assertThat(browser.signIn(WebApp.FIRST.name(), WebApp.FIRST.password().value())
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .contains("/cells/models")
                .doesNotContain("asked");
    }

    @Test
    void whatIsRefusedBeforeAnyPageIsToldOnAPageAllTheSame() {
        for (Browser browser : new Browser[] {new Browser(app.address()), app.signedIn(Role.PREDICT)}) {
            HttpResponse<String> page = browser.get("/cells;x=1/models");
            assertThat(page.statusCode()).isEqualTo(400);
            assertThat(page.body()).contains("<!doctype html>", "That request makes no sense here", "href=\"/\"");
            assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        }
        assertThat(app.signedIn(Role.PREDICT).get("/error").statusCode()).isEqualTo(404);
    }

    @Test
    void anAdministratorOpensAndClosesAccounts() {
        Browser admin = app.signedIn(Role.ADMIN);

        HttpResponse<String> opened = open(admin, "lena@clinic.example", "contribute", PASSWORD);

        assertThat(opened.body()).contains("lena@clinic.example can sign in with this password now, as contribute.");
        Browser lena = new Browser(app.address());
        assertThat(lena.signIn("lena@clinic.example", PASSWORD).headers().firstValue("Location"))
                .hasValue("/");
        assertThat(lena.get("/-/account").body()).contains("signed in as lena@clinic.example", "contribute");

        assertThat(admin.submit("/-/accounts/close", Map.of("name", "lena@clinic.example"))
                        .body())
                .contains("cannot sign in any more");
        assertThat(new Browser(app.address())
                        .signIn("lena@clinic.example", PASSWORD)
                        .headers()
                        .firstValue("Location"))
                .hasValue("/-/sign-in?wrong");
        assertThat(lena.get("/-/account").statusCode())
                .as("a session ends with its account")
                .isEqualTo(302);
    }

    @Test
    void anotherRoleCountsAtOnce() {
        Browser admin = app.signedIn(Role.ADMIN);
        open(admin, "paul", "admin", PASSWORD);
        Browser paul = new Browser(app.address());
        paul.signIn("paul", PASSWORD);
        assertThat(paul.get("/-/accounts").statusCode()).isEqualTo(200);

        Users users = app.ledger().users();
        users.keep("paul", Role.PREDICT, users.find("paul").orElseThrow().hash(), "test");

        assertThat(paul.get("/-/accounts").statusCode()).isEqualTo(403);
    }

    @Test
    void refusesWhatIsNoNameNoPasswordAndNoRole() {
        Browser admin = app.signedIn(Role.ADMIN);

        assertThat(open(admin, "<script>", "predict", PASSWORD))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(422))
                .satisfies(answer -> assertThat(answer.body())
                        .contains("A name has up to 60", "value=\"&lt;script>\"")
                        .doesNotContain("<script>"));
        assertThat(open(admin, "otto", "predict", "short").body()).contains("at least 12 characters");
        assertThat(open(admin, "otto", "king", PASSWORD).body()).contains("no such role");
        assertThat(app.ledger().users().all()).extracting(User::name).doesNotContain("otto");
    }

    @Test
    void nobodyClosesTheirOwnAccount() {
        assertThat(app.signedIn(Role.ADMIN)
                        .submit("/-/accounts/close", Map.of("name", "somebody who may admin"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void accountsAreForAdministratorsOnly() {
        HttpResponse<String> page = app.signedIn(Role.OPERATE).get("/-/accounts");

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("Your account is not for this", "operate");
        assertThat(app.signedIn(Role.OPERATE).get("/-/account").body()).doesNotContain("/-/accounts");
    }

    @Test
    void aFormWithoutItsTokenIsNotTaken() {
        HttpResponse<String> answer = app.signedIn(Role.ADMIN)
                .submit(
                        "/-/accounts",
                        Map.of("name", "eve", "role", "admin", "password", PASSWORD, "_csrf", "made up"));

        assertThat(answer.headers().firstValue("Location")).hasValue("/-/sign-in?stale");
        assertThat(app.ledger().users().find("eve")).isEmpty();
    }

    @Test
    void oneChangesOnesOwnPassword() {
        Browser admin = app.signedIn(Role.ADMIN);
        open(admin, "maria", "predict", PASSWORD);
        Browser maria = new Browser(app.address());
        maria.signIn("maria", PASSWORD);

        assertThat(maria.submit("/-/account", Map.of("before", "not it", "password", "another one, longer"))
                        .body())
                .contains("The password you have now is another one.");
        assertThat(maria.submit("/-/account", Map.of("before", PASSWORD, "password", "another one, longer"))
                        .body())
                .contains("From now on");
        assertThat(new Browser(app.address())
                        .signIn("maria", "another one, longer")
                        .headers()
                        .firstValue("Location"))
                .hasValue("/");
    }

    @Test
    void anotherPasswordEndsAllSessionsButTheOneInWhichItWasChosen() {
        open(app.signedIn(Role.ADMIN), "nora", "predict", PASSWORD);
        Browser here = new Browser(app.address());
        here.signIn("nora", PASSWORD);
        Browser elsewhere = new Browser(app.address());
        elsewhere.signIn("nora", PASSWORD);

        assertThat(here.submit("/-/account", Map.of("before", PASSWORD, "password", "another one, longer"))
                        .body())
                .contains("From now on");

        assertThat(here.get("/-/account").statusCode()).isEqualTo(200);
        assertThat(elsewhere.get("/-/account").statusCode()).isEqualTo(302);
        open(app.signedIn(Role.ADMIN), "nora", "predict", PASSWORD);
        assertThat(here.get("/-/account").statusCode())
                .as("an administrator gave another one")
                .isEqualTo(302);
    }

    @Test
    void aPasswordIsChangedOnlyByWhoKnowsItAndHasAnOpenAccount() {
        open(app.signedIn(Role.ADMIN), "olga", "predict", PASSWORD);
        Users users = app.ledger().users();
        String hash = users.find("olga").orElseThrow().hash();

        assertThat(users.password("olga", "1$00$00", "2$00$00")).isFalse();
        users.end("olga");
        assertThat(users.password("olga", hash, "2$00$00")).isFalse();

        assertThat(users.find("olga")).isEmpty();
    }

    @Test
    void somebodyStaysAnAdministrator() throws IOException {
        try (WebApp own = new WebApp(WebApp.Servers.AWAY)) {
            Browser admin = own.signedIn(Role.ADMIN);

            HttpResponse<String> answer = open(admin, "somebody who may admin", "predict", PASSWORD);

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("the only administrator");
            assertThat(admin.get("/-/accounts").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void wrongPasswordsCountOnOnesOwnAccountToo() {
        open(app.signedIn(Role.ADMIN), "pia", "predict", PASSWORD);
        Browser pia = new Browser(app.address());
        pia.signIn("pia", PASSWORD);
        Map<String, String> wrong = Map.of("before", "not it", "password", "another one, longer");
        for (int guess = 0; guess < 5; guess++) {
            assertThat(pia.submit("/-/account", wrong).body()).contains("is another one");
        }
        assertThat(pia.submit("/-/account", wrong).body()).contains("wrong too often");
    }

    @Test
    void whoHadToSignInForAPartOfAPageIsLedToAWholeOne() {
        Browser browser = new Browser(app.address());
        browser.htmx().get("/cells/models/asked/e1");
        assertThat(browser.signIn(WebApp.FIRST.name(), WebApp.FIRST.password().value())
                        .headers()
                        .firstValue("Location"))
                .hasValue("/");
    }

    @Test
    void guessingLocksTheName() {
        Browser browser = new Browser(app.address());
        for (int guess = 0; guess < 5; guess++) {
            assertThat(browser.signIn("hans", "guess " + guess).headers().firstValue("Location"))
                    .hasValue("/-/sign-in?wrong");
        }
        assertThat(browser.signIn("Hans", "one more").headers().firstValue("Location"))
                .hasValue("/-/sign-in?locked");
        assertThat(browser.get("/-/sign-in?locked").body()).contains("locked for a while");
    }

    @Test
    void signingOutEndsTheSession() {
        Browser browser = app.signedIn(Role.PREDICT);

        assertThat(browser.submit("/-/sign-out", Map.of()).headers().firstValue("Location"))
                .hasValue("/-/sign-in?out");
        assertThat(browser.get("/-/account").statusCode()).isEqualTo(302);
    }

    @Test
    void theSessionIsForTheServerAlone() {
        String cookie = new Browser(app.address())
                .get("/-/sign-in")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();

        assertThat(cookie).startsWith("hone=").contains("HttpOnly", "SameSite=Lax");
    }

    @Test
    void whatIsDoneToAccountsIsWrittenDown() {
        open(app.signedIn(Role.ADMIN), "anna", "predict", PASSWORD);

        assertThat(app.ledger().audit().newest(20))
                .extracting(AuditEntry::by, AuditEntry::action, AuditEntry::detail)
                .contains(tuple("somebody who may admin", "account", "anna as predict"));
    }

    private static HttpResponse<String> open(Browser admin, String name, String role, String password) {
        return admin.submit("/-/accounts", Map.of("name", name, "role", role, "password", password));
    }
}
