package dev.hone.ui.data.browse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.stores.ledger.KnownPicture.Source;
import dev.hone.stores.ledger.KnownPictures.Place;
import dev.hone.stores.ledger.PictureFilter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WantedTest {
    @Test
    void whatMakesNoSenseIsAsGoodAsNotSaid() {
        Wanted wanted = new Wanted(null, "sideways", "hearsay", "all", "2026-02-31", "tomorrow");
        assertThat(wanted.isNarrow()).isFalse();
        assertThat(wanted.query()).isEmpty();
        PictureFilter filter = wanted.filter("cells");
        assertThat(filter)
                .isEqualTo(new PictureFilter(
                        "cells", null, null, null, false, false, Instant.EPOCH, Place.FIRST.addedAt()));
    }

    @Test
    void staysTheSameInAnAddress() {
        Wanted wanted = new Wanted("a&b", "excluded", "judgement", "alike", "2026-01-02", "");
        assertThat(wanted.query()).isEqualTo("?label=a%26b&split=excluded&said=judgement&only=alike&from=2026-01-02");
        assertThat(wanted.filter("cells"))
                .satisfies(filter -> assertThat(filter.split()).isEqualTo("EXCLUDED"))
                .satisfies(filter -> assertThat(filter.source()).isEqualTo(Source.JUDGEMENT))
                .satisfies(filter -> assertThat(filter.alike()).isTrue());
    }

    @Test
    void aPlaceIsTheSameAsItsText() {
        Place place = new Place(Instant.parse("2026-01-02T03:04:05.678901Z"), "0".repeat(64));
        assertThat(Wanted.place(Wanted.text(place))).isEqualTo(place);
        assertThat(Wanted.place("")).isEqualTo(Place.FIRST);
        assertThat(Wanted.place("12-<script>")).isEqualTo(Place.FIRST);
        assertThat(Wanted.place("99999999999999999999-" + "0".repeat(64))).isEqualTo(Place.FIRST);
    }
}
