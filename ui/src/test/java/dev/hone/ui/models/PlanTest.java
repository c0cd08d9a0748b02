package dev.hone.ui.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.ui.frame.Notice;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTest {
    private final Standing standing = Standings.usual();

    @Test
    void namesWhatAPromotionTouchesAndTheWayBack() {
        Plan plan = Plan.of(Wish.PROMOTE, standing, 3);
        assertThat(plan.obstacle()).isEmpty();
        assertThat(plan.touches())
                .anyMatch(sentence -> sentence.contains("v3 answers from then on, in the place of v2"));
        assertThat(plan.wayBack()).contains("Roll back to v2", "v3 is blocked");
    }

    @Test
    void namesWhatARollbackTouchesAndTheWayBack() {
        Plan plan = Plan.of(Wish.ROLLBACK, standing, 1);
        assertThat(plan.touches()).anyMatch(sentence -> sentence.contains("v2 stays in the registry, blocked"));
        assertThat(plan.wayBack()).contains("Put v2 into production again");
    }

    @Test
    void makesTheFirstVersionAnswer() {
        assertThat(Plan.of(Wish.PROMOTE, Standings.empty(), 1).touches().getFirst())
                .isEqualTo("v1 is the first version that answers.");
    }

    @Test
    void saysWhyItCannotBe() {
        assertThat(obstacle(Wish.PROMOTE, 2)).isEqualTo("v2 is in production already");
        assertThat(obstacle(Wish.ROLLBACK, 2)).isEqualTo("v2 is in production already");
        assertThat(obstacle(Wish.ROLLBACK, 3)).isEqualTo("v3 was never in production");
        assertThat(obstacle(Wish.ROLLBACK, 4)).isEqualTo("v4 is blocked");
        assertThat(Plan.of(Wish.ROLLBACK, Standings.empty(), 1).obstacle().map(Notice::title))
                .contains("Nothing is in production");
    }

    @Test
    void wantsAReasonAndAWordForABlockAndAnEyeOnWhatAnswers() {
        Plan plan = Plan.of(Wish.PROMOTE, standing, 4);
        assertThat(new Order("good", true, "2").problem(plan, standing)).isEmpty();
        assertThat(new Order(" ", true, "2").problem(plan, standing))
                .hasValueSatisfying(said -> assertThat(said).contains("Say why"));
        assertThat(new Order("x".repeat(501), true, "2").problem(plan, standing))
                .isPresent();
        assertThat(new Order("good", false, "2").problem(plan, standing))
                .hasValueSatisfying(said -> assertThat(said).contains("v4 is blocked"));
        assertThat(new Order("good", true, "1").problem(plan, standing))
                .hasValueSatisfying(said -> assertThat(said).contains("Another version is in production"));
    }

    @Test
    void forcesOnlyWhatIsBlocked() {
        Order order = new Order("  seen by\nthe lab ", true, "2");
        assertThat(order.inputs(Plan.of(Wish.PROMOTE, standing, 3), "cells", "otto"))
                .isEqualTo(
                        Map.of("project", "cells", "version", "3", "reason", "seen by the lab", "requestedBy", "otto"));
        assertThat(order.inputs(Plan.of(Wish.PROMOTE, standing, 4), "cells", "otto"))
                .containsEntry("force", "true");
    }

    private String obstacle(Wish wish, int number) {
        return Plan.of(wish, standing, number).obstacle().map(Notice::title).orElseThrow();
    }
}
