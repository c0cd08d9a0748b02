package dev.hone.local.command.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hone.local.command.Waiting;
import dev.hone.local.command.house.Credentials.Key;
import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.house.TestHouses;
import dev.hone.local.command.lifecycle.Furnishing;
import dev.hone.local.command.lifecycle.Shutdown;
import dev.hone.local.command.supervisor.HouseState;
import dev.hone.local.command.supervisor.StateFile;
import dev.hone.stores.json.Json;
import dev.hone.stores.ledger.ApiKey;
import dev.hone.stores.ledger.ApiKey.State;
import dev.hone.stores.ledger.ApiKeyText;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb {@code keys} and the house's own keys, on the house's own PostgreSQL. */
class KeysIT {
    @TempDir
    private static Path folder;

    private static House house;

    private record Outcome(int code, List<String> out, List<String> err) {}

    @BeforeAll
    static void up() throws Exception {
        house = TestHouses.in(folder);
        house.create();
        new PostgresFiles(house).prepare(step -> {});
        new HouseJars(house).take();
        new ProcessBuilder(
                        house.installation().java().toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        TwoParts.class.getName(),
                        house.home().toString(),
                        Integer.toString(house.ports().base()),
                        house.installation().root().toString())
                .redirectErrorStream(true)
                .redirectOutput(house.log("supervisor").toFile())
                .start();
        StateFile file = new StateFile(house.state());
        Waiting.until(
                "the stores are ready",
                Duration.ofSeconds(60),
                () -> file.read()
                        .filter(HouseState::supervised)
                        .filter(HouseState::ready)
                        .isPresent());
        furnish();
    }

    @AfterAll
    static void down() throws Exception {
        new Shutdown(house).run();
    }

    @Test
    void theHousesOwnKeysAreKnownOnceHoweverOftenItComesUp() {
        furnish();
        assertThat(live())
                .filteredOn(key -> key.madeBy().equals("hone up"))
                .extracting(ApiKey::name, ApiKey::role, ApiKey::hash)
                .containsExactlyInAnyOrder(
                        tuple("first admin key", Role.ADMIN, hash(Key.ADMIN_KEY)),
                        tuple("web app", Role.CONTRIBUTE, hash(Key.WEB_APP_KEY)));
    }

    @Test
    void anotherKeyInTheCredentialsTakesThePlaceOfTheOneBefore() throws IOException {
        String before = hash(Key.WEB_APP_KEY);
        Path file = house.home().resolve("credentials");
        String kept = Files.readString(file);
        Files.writeString(file, kept.replaceAll("web-app-key=.*\n", ""));
        furnish();

        assertThat(hash(Key.WEB_APP_KEY)).isNotEqualTo(before);
        assertThat(live())
                .filteredOn(key -> key.name().equals("web app"))
                .extracting(ApiKey::hash)
                .containsExactly(hash(Key.WEB_APP_KEY));

        String now = Files.readString(file);
        Files.writeString(file, now.replaceAll("web-app-key=.*\n", "web-app-key=nonsense\n"));
        assertThatThrownBy(KeysIT::furnish)
                .isInstanceOf(HouseException.class)
                .hasMessageContaining("WEB_APP_KEY in the house's credentials is no API key")
                .hasMessageNotContaining("nonsense");
        Files.writeString(file, now);
    }

    @Test
    void aKeyIsPrintedOnceAndRevokedByItsName() throws Exception {
        Outcome added = hone("keys", "add", "the clinic", "--role", "predict", "--expires", "90d");
        assertThat(added.code()).isZero();
        assertThat(added.out()).hasSize(1);
        ApiKeyText text = ApiKeyText.parse(added.out().getFirst()).orElseThrow();
        assertThat(added.err())
                .containsExactly("This is the key 'the clinic'. It is not shown again: only its hash is kept.");

        Outcome listed = hone("keys");
        assertThat(listed.code()).isZero();
        assertThat(String.join("\n", listed.out()))
                .containsPattern("NAME +ROLE +ID +MADE +LAST USED +EXPIRES +STATE")
                .containsPattern("the clinic +predict +%s +\\S+ \\S+ +never +\\S+ \\S+ +live".formatted(text.id()))
                .doesNotContain(text.text().value(), text.hash());
        assertThat(key("the clinic").expiresAt())
                .isBetween(
                        Instant.now().plus(Duration.ofDays(89)), Instant.now().plus(Duration.ofDays(91)));

        Outcome revoked = hone("keys", "revoke", "the clinic");
        assertThat(revoked.code()).isZero();
        assertThat(revoked.out())
                .containsExactly("The key 'the clinic' (%s) is revoked; within 5 s it opens nothing any more."
                        .formatted(text.id()));
        assertThat(key("the clinic").state(Instant.now())).isEqualTo(State.REVOKED);
    }

    @Test
    void programsAreToldInJson() throws Exception {
        JsonNode added = Json.tree(only(hone("keys", "add", "robot", "--role", "operate", "--json")));
        ApiKeyText text = ApiKeyText.parse(added.path("key").asText()).orElseThrow();
        assertThat(added.path("id").asText()).isEqualTo(text.id());
        assertThat(added.path("expires_at").isNull()).isTrue();
        assertThat(key("robot").hash()).isEqualTo(text.hash());
        assertThat(key("robot").role()).isEqualTo(Role.OPERATE);

        assertThat(Json.tree(only(hone("keys", "--json"))).findValuesAsText("name"))
                .contains("first admin key", "web app", "robot");
        assertThat(Json.tree(only(hone("keys", "revoke", "robot", "--json")))
                        .path("state")
                        .asText())
                .isEqualTo("revoked");
    }

    @Test
    void everyMistakeIsOneLineThatSaysWhatToDo() throws Exception {
        hone("keys", "add", "lab", "--role", "predict");
        assertMistake(
                "there is a key named 'lab' already: choose another name, or revoke it",
                "keys",
                "add",
                "lab",
                "--role",
                "admin");
        assertMistake("'<lab>' is no name for a key", "keys", "add", "<lab>", "--role", "admin");
        assertMistake("no key is named 'labb'; there are: first admin key, lab", "keys", "revoke", "labb");
        assertMistake(
                "'web app' is the house's own key (the web app calls with it): to get another",
                "keys",
                "revoke",
                "web app");
        assertMistake("'first admin key' is the house's own key", "keys", "revoke", "first admin key");
        assertThat(live()).extracting(ApiKey::name).contains("first admin key", "web app", "lab");
    }

    private static void assertMistake(String words, String... arguments) throws Exception {
        Outcome outcome = hone(arguments);
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).singleElement().asString().startsWith(words);
    }

    private static String only(Outcome outcome) {
        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).hasSize(1);
        return outcome.out().getFirst();
    }

    private static void furnish() {
        new Furnishing(house).run();
    }

    private static String hash(Key key) {
        return ApiKeyText.parse(house.credentials().value(key)).orElseThrow().hash();
    }

    private static ApiKey key(String name) {
        return all().stream().filter(key -> key.name().equals(name)).findFirst().orElseThrow();
    }

    private static List<ApiKey> live() {
        return all().stream()
                .filter(key -> key.state(Instant.now()) == State.LIVE)
                .toList();
    }

    private static List<ApiKey> all() {
        try (Ledger ledger = Ledger.open(house.connections().ledger())) {
            return ledger.apiKeys().all();
        }
    }

    /** In a process of its own: which house it is about, a command takes from its environment. */
    private static Outcome hone(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                house.installation().java().toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dhone.root=" + house.installation().root(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.hone.local.command.Main"));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("HONE_HOME", house.home().toString());
        int code = builder.start().waitFor();
        return new Outcome(code, Files.readAllLines(out), Files.readAllLines(err));
    }
}
