package dev.hone.local.command.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.local.command.house.Credentials.Key;
import dev.hone.stores.connections.Secret;
import dev.hone.stores.ledger.ApiKeyText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
    @TempDir
    private Path folder;

    @Test
    void onlyTheOwnerMayReadTheFile() throws IOException {
        Path file = folder.resolve("credentials");
        Credentials.in(file, false);

        assertThat(permissions(file)).isEqualTo("rw-------");
    }

    @Test
    void aFileThatOthersMayReadIsClosed() throws IOException {
        Path file = folder.resolve("credentials");
        Credentials.in(file, false);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Credentials.in(file, false);

        assertThat(permissions(file)).isEqualTo("rw-------");
    }

    @Test
    void theSecretsStayWhatTheyAre() {
        Path file = folder.resolve("credentials");
        Credentials first = Credentials.in(file, false);
        Credentials second = Credentials.in(file, false);

        assertThat(Key.values()).allSatisfy(key -> assertThat(second.value(key)).isEqualTo(first.value(key)));
    }

    @Test
    void noTwoSecretsAreAlike() {
        Credentials credentials = Credentials.in(folder.resolve("credentials"), false);

        assertThat(Stream.of(Key.values()).map(credentials::value)).doesNotHaveDuplicates();
    }

    @Test
    void aSecretThatANewerHoneNeedsIsAddedToTheFile() throws IOException {
        Path file = folder.resolve("credentials");
        Files.writeString(file, "s3-secret-key=kept\n");
        Credentials credentials = Credentials.in(file, false);

        assertThat(credentials.value(Key.S3_SECRET_KEY)).isEqualTo("kept");
        assertThat(Files.readAllLines(file)).hasSameSizeAs(Key.values()).contains("s3-secret-key=kept");
    }

    @Test
    void theKeysForCallersHaveTheFormOfOne() {
        Credentials credentials = TestHouses.in(folder).credentials();

        assertThat(Stream.of(Key.ADMIN_KEY, Key.WEB_APP_KEY).map(credentials::value))
                .allSatisfy(text -> assertThat(ApiKeyText.parse(text)).isPresent());
        assertThat(ApiKeyText.parse(credentials.value(Key.SIGNING_KEY))).isEmpty();
    }

    @Test
    void printsNoSecret() {
        Credentials credentials = Credentials.in(folder.resolve("credentials"), false);

        assertThat(Key.values())
                .allSatisfy(key -> assertThat(credentials.toString()).doesNotContain(credentials.value(key)));
    }

    @Test
    void aLostKeyToDataIsNotMadeAnew() throws IOException {
        Path file = folder.resolve("credentials");
        Credentials.in(file, false);
        List<String> left = Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("ledger-password="))
                .toList();
        Files.write(file, left);

        assertThatThrownBy(() -> Credentials.in(file, true))
                .isInstanceOf(HouseException.class)
                .hasMessage("%s has lost ledger-password, without which PostgreSQL lets nobody in:".formatted(file)
                        + " bring the file back from a backup");
        assertThat(file).hasContent(String.join("\n", left));
    }

    @Test
    void aFileThatIsGoneIsMissedWhenThereIsData() {
        Path file = folder.resolve("credentials");

        assertThatThrownBy(() -> Credentials.in(file, true)).isInstanceOf(HouseException.class);
        assertThat(file).doesNotExist();
    }

    @Test
    void aFileThatIsCutOffIsLeftAlone() throws IOException {
        Path file = folder.resolve("credentials");
        Credentials.in(file, false);
        String cut = Files.readString(file).substring(0, 300);
        Files.writeString(file, cut);

        assertThatThrownBy(() -> Credentials.in(file, false))
                .isInstanceOf(HouseException.class)
                .hasMessage(file + " is cut off: bring it back from a backup");
        assertThat(file).hasContent(cut);
    }

    @Test
    void aFileOfAnotherKindIsLeftAlone() throws IOException {
        Path file = Files.write(folder.resolve("credentials"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, '\n'});

        assertThatThrownBy(() -> Credentials.in(file, false))
                .isInstanceOf(HouseException.class)
                .hasMessageStartingWith("cannot use " + file + ": it is damaged");
        assertThat(file).hasSize(4);
    }

    @Test
    void keepsWhatItIsToldWhateverCharactersItHas() {
        Path file = folder.resolve("credentials");
        Credentials.in(file, false).keep(Map.of("s3-external-password", new Secret(" a\\b=c:d#é\t!")));

        assertThat(Credentials.in(file, false).outside("s3-external-password")).contains(new Secret(" a\\b=c:d#é\t!"));
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
