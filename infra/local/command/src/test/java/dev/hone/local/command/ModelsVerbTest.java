package dev.hone.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.local.command.models.VersionRow;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ModelsVerbTest {
    @Test
    void saysThatTheArtifactsOfAVersionAreGone() {
        Instant removed = Instant.parse("2026-01-02T12:00:00Z");

        assertThat(ModelsVerb.text(row(removed)))
                .matches("v3 +archived +51\\.0 % +REFUSED .*\\(artifacts removed 2026-01-0\\d .*\\) too often wrong");
        assertThat(ModelsVerb.text(row(null))).endsWith(" too often wrong").doesNotContain("removed");
    }

    private static VersionRow row(Instant artifactsRemoved) {
        return new VersionRow(3, "archived", 0.51, null, "REFUSED", null, "too often wrong", artifactsRemoved);
    }
}
