package dev.hone.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.stores.ledger.ReviewFilter;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectClass;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookingTest {
    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    @Test
    void whatMakesNoSenseIsAsGoodAsNotSaid() {
        Looking looking = new Looking("soon", null, "2026-02-31", "yesterday", "no", "x");
        assertThat(looking).isEqualTo(new Looking("", "", "", "", "", ""));
        assertThat(looking.isNarrow()).isFalse();
        assertThat(looking.asOf(NOW)).isEmpty();
    }

    @Test
    void aRoundThatHasNotBegunIsNone() {
        assertThat(new Looking("99999999999999", "", "", "", "", "").asOf(NOW)).isEmpty();
        assertThat(new Looking("", "", "", "", "", "").beginning(NOW).asOf(NOW)).contains(NOW);
    }

    @Test
    void everyPageOfARoundSaysWhatIsLookedFor() {
        Looking looking = new Looking("5", "a&b", "2026-06-01", "", "yes", "");
        assertThat(looking.query()).isEqualTo("round=5&predicted=a%26b&from=2026-06-01&judged=yes");
        assertThat(looking.anew()).isEqualTo("?predicted=a%26b&from=2026-06-01&judged=yes");
        assertThat(new Looking("5", "", "", "", "", "").anew()).isEmpty();
    }

    @Test
    void aRoundOfJudgedPicturesGoesOnWhereTheLastOneEnded() {
        String word = "01KBCDEFGH0000000000000000";
        Looking judged = new Looking("5", "", "", "", "yes", "");
        assertThat(judged.goingOn(word).anew()).isEqualTo("?judged=yes&before=" + word);
        assertThat(judged.goingOn(word).query()).isEqualTo("round=5&judged=yes&before=" + word);
        assertThat(judged.goingOn(word).filter(project(null), NOW).before()).isEqualTo(word);
        assertThat(judged.goingOn(null)).isEqualTo(judged);
        assertThat(judged.goingOn("01K' OR true --")).isEqualTo(judged);
        assertThat(new Looking("5", "", "", "", "", word).before()).isEmpty();
    }

    @Test
    void theLastDayIsLookedThroughToItsEnd() {
        ReviewFilter filter = new Looking("", "", "2026-06-01", "2026-06-02", "", "").filter(project(null), NOW);
        assertThat(filter.from()).isEqualTo(start("2026-06-01"));
        assertThat(filter.to()).isEqualTo(start("2026-06-03"));
        assertThat(new Looking("", "", "", "2099-01-01", "", "")
                        .filter(project(null), NOW)
                        .to())
                .isEqualTo(NOW);
    }

    @Test
    void picturesAreKeptForAsLongAsTheProjectSays() {
        Looking all = new Looking("", "", "", "", "", "");
        assertThat(all.filter(project(null), NOW).kept()).isEqualTo(NOW.minus(Duration.ofDays(30)));
        assertThat(all.filter(project(Duration.ofDays(2)), NOW).kept()).isEqualTo(NOW.minus(Duration.ofDays(2)));
        assertThat(all.filter(project(Duration.ZERO), NOW).kept()).isEqualTo(NOW);
    }

    private static Instant start(String day) {
        return LocalDate.parse(day).atStartOfDay(ZoneId.systemDefault()).toInstant();
    }

    private static Project project(Duration keep) {
        return new Project(
                "cells",
                null,
                List.of(new ProjectClass("monocyte", null), new ProjectClass("basophil", null)),
                null,
                null,
                null,
                null,
                null,
                null,
                keep);
    }
}
