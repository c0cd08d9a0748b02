package dev.hone.local.command.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.local.command.house.HouseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFilesTest {
    @TempDir
    private Path folder;

    @Test
    void areThoseNamedAndAllInTheFoldersNamed() throws IOException {
        Path single = file("z.png");
        Path slides = Files.createDirectories(folder.resolve("slides"));
        file("slides/b.png");
        file("slides/.DS_Store");
        file("slides/.thumbs/a.png");
        file("slides/monday/a.png");
        Path missing = folder.resolve("missing.png");

        assertThat(PictureFiles.under(List.of(single, slides, missing)))
                .containsExactly(single, slides.resolve("b.png"), slides.resolve("monday/a.png"), missing);
    }

    @Test
    void anEmptyFolderIsToldOf() {
        assertThatThrownBy(() -> PictureFiles.under(List.of(folder)))
                .isInstanceOf(HouseException.class)
                .hasMessage("there are no files in [%s]".formatted(folder));
    }

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, name);
    }
}
