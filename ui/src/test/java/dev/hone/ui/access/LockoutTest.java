package dev.hone.ui.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.ui.access.Lockout.Guess;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LockoutTest {
    private Instant now = Instant.parse("2026-12-01T08:00:00Z");
    private final InstantSource source = () -> now;
    private final Lockout lockout = new Lockout(source.withZone(ZoneOffset.UTC));

    @Test
    void locksANameForAnAddressThatGuessesAndForNoOther() {
        assertThat(guesses("ann", "10.0.0.1", 10)).isEqualTo(5);
        assertThat(lockout.begin(new Guess(" ANN ", "10.0.0.1"))).isFalse();
        assertThat(lockout.begin(new Guess("ann", "10.0.0.2"))).isTrue();
        assertThat(lockout.begin(new Guess("bea", "10.0.0.1"))).isTrue();
    }

    @Test
    void locksANameForAllOnceVeryManyHaveGuessed() {
        for (int address = 0; address < 10; address++) {
            assertThat(guesses("ann", "10.0.1." + address, 5)).isEqualTo(5);
        }
        assertThat(lockout.begin(new Guess("ann", "10.0.2.1"))).isFalse();
    }

    @Test
    void opensAfterAWhileWhichDoubles() {
        guesses("ann", "10.0.0.1", 5);
        now = now.plus(Duration.ofSeconds(61));
        assertThat(guesses("ann", "10.0.0.1", 5)).isEqualTo(1);
        now = now.plus(Duration.ofSeconds(61));
        assertThat(guesses("ann", "10.0.0.1", 1)).isZero();
        now = now.plus(Duration.ofSeconds(60));
        assertThat(guesses("ann", "10.0.0.1", 1)).isEqualTo(1);
    }

    @Test
    void forgetsGuessesOnceTheRightOneCameAndThoseThatNobodyCouldLookAt() {
        guesses("ann", "10.0.0.1", 4);
        lockout.right(new Guess("ann", "10.0.0.1"));
        assertThat(guesses("ann", "10.0.0.1", 4)).isEqualTo(4);
        for (int i = 0; i < 20; i++) {
            assertThat(lockout.begin(new Guess("ann", "10.0.0.1"))).isTrue();
            lockout.unknown(new Guess("ann", "10.0.0.1"));
        }
    }

    /** How many of so many wrong ones are looked at. */
    private int guesses(String name, String address, int times) {
        int looked = 0;
        for (int i = 0; i < times; i++) {
            looked += lockout.begin(new Guess(name, address)) ? 1 : 0;
        }
        return looked;
    }
}
