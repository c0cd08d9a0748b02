package dev.hone.local.command.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HouseExceptionTest {
    private static final Path FILE = Path.of("/home/somebody/.hone/credentials");

    @Test
    void saysInWordsWhatJavaSaysByAName() {
        assertThat(said(new AccessDeniedException("/home/somebody/.hone")))
                .isEqualTo(
                        "cannot use /home/somebody/.hone: no permission; HONE_HOME names another folder for the house");
        assertThat(said(new NoSuchFileException(FILE.toString())))
                .isEqualTo("cannot use " + FILE + ": it is not there");
        assertThat(said(new MalformedInputException(1)))
                .isEqualTo("cannot use " + FILE + ": it is damaged, bring it back from a backup");
    }

    @Test
    void saysThatADiskIsFullHoweverJavaSaysIt() {
        String full = "cannot use %s: the disk is full; make room and try again".formatted(FILE);

        assertThat(said(new FileSystemException(FILE.toString(), null, "No space left on device")))
                .isEqualTo(full);
        assertThat(said(new IOException("No space left on device"))).isEqualTo(full);
    }

    @Test
    void saysWhatTheSystemSaysOtherwise() {
        assertThat(said(new FileSystemException(FILE.toString(), null, "Read-only file system")))
                .isEqualTo("cannot use " + FILE + ": Read-only file system");
        assertThat(said(new IOException("cut off"))).isEqualTo("cannot use " + FILE + ": cut off");
    }

    private static String said(IOException cause) {
        return HouseException.unusable(FILE, cause).getMessage();
    }
}
