package dev.hone.stores.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "ann", "Ann-Marie Öz", "lena@clinic.example", "scanner_2", "数"})
    void takesWhatPeopleAreCalled(String name) {
        assertThat(AccountName.isOne(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ann", "ann ", "<b>", "a\nb", "a\0b", ".hidden", "a/b"})
    void refusesWhatIsNotSeenOrMeansSomethingElse(String name) {
        assertThat(AccountName.isOne(name)).isFalse();
    }

    @Test
    void isAsLongAsItSays() {
        assertThat(AccountName.isOne("a".repeat(AccountName.LONGEST))).isTrue();
        assertThat(AccountName.isOne("a".repeat(AccountName.LONGEST + 1))).isFalse();
        assertThat(AccountName.RULE).contains("60");
    }
}
