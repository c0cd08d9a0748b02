package dev.hone.serving.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.hone.serving.problems.ProblemCode;
import dev.hone.serving.problems.ProblemException;
import dev.hone.stores.ledger.ApiKeyText;
import dev.hone.stores.ledger.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {
    @TempDir
    private Path folder;

    private final KeysInMemory source = new KeysInMemory();
    private Path file;
    private KeyRing ring;

    @BeforeEach
    void start() {
        file = folder.resolve("cache/keys.json");
        ring = new KeyRing(source, file);
    }

    @Test
    void aKnownKeyIsCheckedWithoutAskingAnybody() {
        String key = source.add("lab", Role.PREDICT, null);
        ring.refresh();
        int looks = source.looks();
        for (int i = 0; i < 1000; i++) {
            assertThat(ring.check(key).name()).isEqualTo("lab");
        }
        assertThat(source.looks()).isEqualTo(looks);
    }

    @Test
    void aNewKeyWorksAtOnce() {
        ring.refresh();
        String key = source.add("lab", Role.PREDICT, null);
        assertThat(ring.check(key).name()).isEqualTo("lab");
    }

    @Test
    void aRevokedKeyEndsWithTheNextLook() {
        String key = source.add("lab", Role.PREDICT, null);
        ring.check(key);
        source.revoke("lab");
        ring.refresh();
        assertRefused(key, ProblemCode.KEY_UNKNOWN, "The key 'lab' was revoked on 20");
    }

    @Test
    void aKeyEndsAtItsTimeWithoutALook() throws Exception {
        Instant expires = Instant.now().plusMillis(300);
        String key = source.add("lab", Role.PREDICT, expires);
        ring.check(key);
        while (Instant.now().isBefore(expires)) {
            Thread.onSpinWait();
        }
        int looks = source.looks();
        assertRefused(key, ProblemCode.KEY_UNKNOWN, "The key 'lab' expired on " + expires);
        assertThat(source.looks()).isEqualTo(looks);
    }

    @Test
    void howeverManyWrongKeysComeTheSourceIsAskedRarely() throws Exception {
        ring.refresh();
        Instant start = Instant.now();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                calls.add(callers.submit(() -> assertRefused(wrong(), ProblemCode.KEY_UNKNOWN, "No key with the id")));
            }
            for (Future<?> call : calls) {
                call.get();
            }
        }
        long most = 2 + Duration.between(start, Instant.now()).toMillis() / 500;
        assertThat(source.looks()).isBetween(2, (int) most);
    }

    @Test
    void whatIsNoKeyIsRefusedWithoutALook() {
        assertRefused("secret", ProblemCode.KEY_UNKNOWN, "does not look like one");
        assertThat(source.looks()).isZero();
    }

    @Test
    void theKeysKnownLastGoOnWorkingWhileTheirSourceIsAway() {
        String key = source.add("lab", Role.PREDICT, null);
        ring.refresh();
        source.away(true);
        ring.refresh();

        assertThat(ring.check(key).name()).isEqualTo("lab");
        assertRefused(wrong(), ProblemCode.UNAVAILABLE, "The ledger does not answer");
        source.away(false);
        ring.refresh();
        assertRefused(wrong(), ProblemCode.KEY_UNKNOWN, "No key with the id");
    }

    @Test
    void theyDoSoAcrossARestart() throws IOException {
        String key = source.add("lab", Role.PREDICT, null);
        ring.refresh();
        source.away(true);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).contains("lab").doesNotContain(key.substring(14));
        KeyRing after = new KeyRing(source, file);
        after.refresh();
        assertThat(after.check(key).name()).isEqualTo("lab");
    }

    @Test
    void aDamagedMemoryIsNone() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "[{\"id\":");
        source.away(true);
        ring.refresh();
        assertRefused(wrong(), ProblemCode.UNAVAILABLE, "The ledger does not answer");
    }

    @Test
    void tellsWhichKeysWereUsed() {
        String key = source.add("lab", Role.PREDICT, null);
        source.add("idle", Role.PREDICT, null);
        ring.check(key);
        ring.refresh();
        Instant first = source.named("lab").lastUsedAt();
        ring.refresh();
        ring.check(key);
        ring.refresh();

        assertThat(first).isNotNull();
        assertThat(source.named("lab").lastUsedAt()).isEqualTo(first);
        assertThat(source.named("idle").lastUsedAt()).isNull();
    }

    private void assertRefused(String key, ProblemCode code, String words) {
        assertThatThrownBy(() -> ring.check(key))
                .asInstanceOf(type(ProblemException.class))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(code))
                .satisfies(problem -> assertThat(problem.getMessage()).contains(words));
    }

    private static String wrong() {
        return ApiKeyText.generate().text().value();
    }
}
