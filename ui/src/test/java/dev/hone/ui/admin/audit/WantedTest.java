package dev.hone.ui.admin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.stores.ledger.AuditFilter;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class WantedTest {

    @Test
    void nothingTypedIsEverything() {
        Wanted all = new Wanted(null, null, null, null, null);

        assertThat(all.narrow()).isFalse();
        assertThat(all.filter(ZoneOffset.UTC)).isEqualTo(AuditFilter.ALL);
        assertThat(all.address("/a")).isEqualTo("/a");
    }

    @Test
    void theLastDayIsAmongThoseMeant() {
        assertThat(new Wanted(" ann ", "", "", "2026-06-01", "2026-06-02").filter(ZoneOffset.UTC))
                .isEqualTo(new AuditFilter(
                        "ann", "", "", Instant.parse("2026-06-01T00:00:00Z"), Instant.parse("2026-06-03T00:00:00Z")));
    }

    @Test
    void aDayThatIsNoneIsLeftOut() {
        assertThat(new Wanted("", "", "", "yesterday", "2026-13-01").filter(ZoneOffset.UTC))
                .isEqualTo(AuditFilter.ALL);
    }

    @Test
    void whatIsTypedCannotLeaveItsPlaceInTheAddress() {
        assertThat(new Wanted("a&action=x {y} é", "", "cells", "", "").address("/a"))
                .isEqualTo("/a?by=a%26action%3Dx%20%7By%7D%20%C3%A9&project=cells");
    }
}
