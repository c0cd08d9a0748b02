package dev.hone.stores.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.Judgement.Kind;
import dev.hone.stores.ledger.Judgement.Via;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JudgementDeskIT extends OpenedStores {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private static final Instant ROUND = NOW.minus(Duration.ofMinutes(20));

    private JudgementDesk desk;
    private LabelledPicture picture;
    private String digest;

    @BeforeEach
    void bringAPicture() {
        desk = new JudgementDesk(bucket, ledger::judgements);
        picture = new LabelledPicture(
                "a.png", "monocyte", painted(1, 1).getFirst().bytes());
        take(picture);
        digest = digest(picture);
    }

    @Test
    void goesBackStepByStepToWhatTheImportsSay() {
        say("ann", "basophil", 10);
        say("ann", "lymphocyte", 9);
        takeBack("ann", "lymphocyte", 8);
        assertThat(newest()).satisfies(said -> {
            assertThat(said.label()).isEqualTo("basophil");
            assertThat(said.kind()).isEqualTo(Kind.CORRECT);
        });
        takeBack("ann", "basophil", 7);
        assertThat(newest().kind()).isEqualTo(Kind.WITHDRAW);
        assertThat(entry(pull().manifest(), picture).label()).isEqualTo("monocyte");
        assertThat(entry(pull().manifest(), picture).source()).isEqualTo("import");
    }

    @Test
    void whatSomebodyElseSaidCountsAgainAsTheySaidIt() {
        Judgement ben = desk.judge(
                new JudgementDraft("cells", digest, Kind.CONFIRM, "basophil", "ben", Via.API, "p1", "sure", true),
                ago(60));
        say("ann", "lymphocyte", 10);
        say("ann", "eosinophil", 9);
        takeBack("ann", "eosinophil", 8);
        takeBack("ann", "lymphocyte", 7);
        assertThat(newest()).usingRecursiveComparison().ignoringFields("id").isEqualTo(ben);
        assertThat(newest().id()).isGreaterThan(ben.id());
        assertThat(entry(pull().manifest(), picture).label()).isEqualTo("basophil");
    }

    @Test
    void takesNothingBackThatWasSaidBeforeOrTakenBackAlready() {
        say("ann", "basophil", 60);
        takeBack("ann", "basophil", 10);
        assertThat(newest().label()).isEqualTo("basophil");
        say("ann", "lymphocyte", 9);
        takeBack("ann", "lymphocyte", 8);
        takeBack("ann", "lymphocyte", 8);
        takeBack("ann", "basophil", 7);
        assertThat(newest().label()).isEqualTo("basophil");
        assertThat(newest().at()).isEqualTo(ago(60));
        assertThat(ledger.judgements().of("cells", digest)).hasSize(3);
    }

    @Test
    void anUndoThatComesLateTakesNothingBackThatWasSaidSince() {
        say("ann", "basophil", 15);
        say("ann", "lymphocyte", 12);
        say("ann", "basophil", 5);
        takeBack("ann", "basophil", 14);
        assertThat(newest().label()).isEqualTo("basophil");
        say("ben", "monocyte", 3);
        assertThatThrownBy(() -> takeBack("ann", "basophil", 2))
                .isInstanceOfSatisfying(
                        SaidSinceException.class,
                        late -> assertThat(late.newer()).isEqualTo(newest()));
        assertThat(newest().label()).isEqualTo("monocyte");
    }

    @Test
    void whatComesLateOverrulesNothingThatWasSaidSince() {
        say("ben", "basophil", 5);
        assertThatThrownBy(() -> say("ann", "lymphocyte", 6))
                .isInstanceOfSatisfying(SaidSinceException.class, late -> {
                    assertThat(late.newer().by()).isEqualTo("ben");
                    assertThat(late.newer().label()).isEqualTo("basophil");
                })
                .hasMessageContaining("ben said at");
        assertThat(say("ann", "basophil", 6).by()).isEqualTo("ben");
        assertThat(ledger.judgements().of("cells", digest)).hasSize(1);
        assertThat(say("ann", "lymphocyte", 4).at()).isEqualTo(ago(4));
    }

    @Test
    void whatOnePersonSaysQuicklyCountsInTheOrderInWhichItComes() {
        say("ann", "basophil", 5);
        desk.judge(draft("ann", "lymphocyte"), ago(5).minusSeconds(20));
        assertThat(newest().label()).isEqualTo("lymphocyte");
        assertThatThrownBy(() -> say("ann", "basophil", 8)).isInstanceOf(SaidSinceException.class);
    }

    @Test
    void aPictureThatIsNotKeptCannotBeJudged() {
        String none = "0".repeat(64);
        JudgementDraft draft =
                new JudgementDraft("cells", none, Kind.CORRECT, "monocyte", "ann", Via.WEB, null, null, false);
        assertThatThrownBy(() -> desk.judge(draft, NOW)).isInstanceOf(PictureNotStoredException.class);
        assertThat(ledger.judgements().of("cells", none)).isEmpty();
    }

    private Judgement say(String by, String label, int minutesAgo) {
        return desk.judge(draft(by, label), ago(minutesAgo));
    }

    private JudgementDraft draft(String by, String label) {
        return new JudgementDraft("cells", digest, Kind.CORRECT, label, by, Via.WEB, null, null, false);
    }

    private void takeBack(String by, String label, int minutesAgo) {
        desk.takeBack(new Retraction("cells", digest, label, by, Via.WEB, ROUND, ago(minutesAgo)));
    }

    private Judgement newest() {
        return ledger.judgements().newest("cells", digest).orElseThrow();
    }

    private static Instant ago(int minutes) {
        return NOW.minus(Duration.ofMinutes(minutes));
    }
}
