package dev.hone.stores.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.stores.connections.Secret;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PredictionIdTest {
    private static final Secret KEY = new Secret("key");
    private static final PredictionId ID = PredictionId.of("cells", 3, "ab".repeat(32), "monocyte", Instant.now());

    @Test
    void isReadBackWithTheKeyItWasSignedWith() {
        assertThat(PredictionId.verify(ID.sign(KEY), KEY)).contains(ID);
    }

    @Test
    void tellsTwoAnswersOfOneMomentApart() {
        PredictionId other = PredictionId.of(ID.project(), ID.version(), ID.picture(), ID.predicted(), ID.at());
        assertThat(other.sign(KEY)).isNotEqualTo(ID.sign(KEY));
    }

    @Test
    void isNothingWhenForgedOrMalformed() {
        String signed = ID.sign(KEY);
        String other = PredictionId.of("cells", 4, "ab".repeat(32), "monocyte", Instant.now())
                .sign(KEY);
        assertThat(PredictionId.verify(ID.sign(new Secret("another")), KEY)).isEmpty();
        assertThat(PredictionId.verify(
                        other.substring(0, other.indexOf('.')) + signed.substring(signed.indexOf('.')), KEY))
                .isEmpty();
        for (String text : new String[] {"", ".", "a.b", "no dots", "ä.ö", signed + "x", signed.substring(1)}) {
            assertThat(PredictionId.verify(text, KEY)).as(text).isEmpty();
        }
    }
}
