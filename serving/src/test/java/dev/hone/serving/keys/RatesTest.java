package dev.hone.serving.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.serving.problems.ProblemCode;
import dev.hone.serving.problems.ProblemException;
import dev.hone.stores.ledger.ApiKey;
import dev.hone.stores.ledger.Role;
import org.junit.jupiter.api.Test;

class RatesTest {
    private final KeysInMemory keys = new KeysInMemory();

    @Test
    void aKeyThatAsksTooOftenIsToldSoAndNoOther() {
        Rates rates = new Rates(1);
        ApiKey wild = key("wild");
        rates.count(wild);
        rates.count(wild);

        assertThatThrownBy(() -> rates.count(wild))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.TOO_MANY_REQUESTS))
                .hasMessage("The key 'wild' may ask 1 times a second here.");
        assertThatCode(() -> rates.count(key("calm"))).doesNotThrowAnyException();
    }

    @Test
    void withoutALimitAnybodyAsksAsOftenAsTheyLike() {
        Rates rates = new Rates(0);
        ApiKey wild = key("wild");
        for (int i = 0; i < 10_000; i++) {
            rates.count(wild);
        }
    }

    private ApiKey key(String name) {
        keys.add(name, Role.PREDICT, null);
        return keys.named(name);
    }
}
