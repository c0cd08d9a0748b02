package dev.hone.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.stores.ledger.BlockedVersion;
import dev.hone.stores.ledger.Instance;
import dev.hone.stores.ledger.Promoted;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The task {@code Confirm} on a real ledger, with replicas of serving that are only said to be there. */
@Tag("mlflow")
class ConfirmIT extends OpenedTasks {
    private static final Duration MOMENT = Duration.ofMillis(600);

    @Test
    void waitsUntilAllReplicasAnswerWithTheVersion() throws Exception {
        replica("a", "cells", 2);
        replica("b", "cells", 2);

        assertThat(confirm("cells", 2, "").replicas()).isEqualTo(2);
    }

    @Test
    void succeedsWhereNoReplicaIsAlive() throws Exception {
        replica("of another project", "leaves", 1);

        assertThat(confirm("cells", 2, "").replicas()).isZero();
    }

    @Test
    void takesAVersionBackThatOneReplicaDoesNotFollow() throws Exception {
        promote(version("ferns", "e1"));
        promote(version("ferns", "e2"));
        replica("a", "ferns", 2);
        replica("b", "ferns", 1);

        assertThatThrownBy(() -> confirm("ferns", 2, ""))
                .isInstanceOf(NotFollowedException.class)
                .hasMessageStartingWith("serving does not answer with ferns v2: after 0 s ")
                .hasMessageContainingAll("a answers with v2", "b answers with v1", "v1 is back in production");

        assertThat(production("ferns")).contains(1);
        assertThat(ledger.promotions().history("ferns").getFirst().kind()).isEqualTo(Promoted.Kind.ROLLBACK);
        assertThat(ledger.blockedVersions().all("ferns"))
                .singleElement()
                .extracting(BlockedVersion::version, BlockedVersion::by)
                .containsExactly(2, "execution e9");
        assertThat(ledger.leases().holder("train ferns")).isEmpty();
    }

    @Test
    void leavesAFirstVersionWhereItIsAndSaysWhy() throws Exception {
        promote(version("seeds", "e1"));
        replica("a", "seeds", 9);

        assertThatThrownBy(() -> confirm("seeds", 1, ""))
                .isInstanceOf(NotFollowedException.class)
                .hasMessageContainingAll("a answers with v9", "no other version was in production");

        assertThat(production("seeds")).contains(1);
        assertThat(ledger.blockedVersions().all("seeds")).isEmpty();
    }

    @Test
    void takesNothingBackWhenItIsToldNotTo() throws Exception {
        promote(version("wheat", "e1"));
        promote(version("wheat", "e2"));
        replica("a", "wheat", 1);

        assertThatThrownBy(() -> confirm("wheat", 2, "takeBack: false"))
                .isInstanceOf(NotFollowedException.class)
                .hasMessageNotContaining("in production");

        assertThat(production("wheat")).contains(2);
    }

    private void replica(String id, String project, int version) {
        ledger.instances().report(List.of(new Instance(id, project, version, null, null, null)));
    }

    private Confirm.Output confirm(String project, int version, String more) throws Exception {
        return task(Confirm.class, """
                        project: %s
                        modelVersion: %d
                        patience: %s
                        %s
                        """.formatted(project, version, MOMENT, more))
                .run(in("e9"));
    }
}
