package dev.hone.stores.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class KeysTest {
    private static final Instant MONDAY = Instant.parse("2026-11-30T08:00:00Z");

    /** Cameras count from one again and again. */
    @Test
    void whatCouldNotBeTakenIsNotLostToTheNextOfItsName() {
        Keys keys = new Keys("cells");

        assertThat(keys.leftOver("unknown-label", "platelet/IMG_0001.png", MONDAY))
                .isEqualTo("cells/quarantine/unknown-label/20261130-080000-platelet%2FIMG_0001.png")
                .isNotEqualTo(keys.leftOver("unknown-label", "platelet/IMG_0001.png", MONDAY.plusSeconds(1)));
    }
}
