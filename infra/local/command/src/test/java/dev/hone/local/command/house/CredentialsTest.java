package dev.hone.local.command.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.local.command.house.Credentials.Key;
import dev.hone.stores.ledger.ApiKeyText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
    @TempDir
    private Path folder;

    @Test
    void onlyTheOwnerMayReadTheFile() throws IOException {
        Path file = folder.resolve("credentials");
        Credentials.in(file);

        assertThat(permissions(file)).isEqualTo("rw-------");
    }

    @Test
    void aFileThatOthersMayReadIsClosed() throws IOException {
        Path file = folder.resolve("credentials");
        Credentials.in(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Credentials.in(file);

        assertThat(permissions(file)).isEqualTo("rw-------");
    }

    @Test
    void theSecretsStayWhatTheyAre() {
        Path file = folder.resolve("credentials");
        Credentials first = Credentials.in(file);
        Credentials second = Credentials.in(file);

        assertThat(Key.values()).allSatisfy(key -> assertThat(second.value(key)).isEqualTo(first.value(key)));
    }

    @Test
    void noTwoSecretsAreAlike() {
        Credentials credentials = Credentials.in(folder.resolve("credentials"));

        assertThat(Stream.of(Key.values()).map(credentials::value)).doesNotHaveDuplicates();
    }

    @Test
    void aSecretThatANewerHoneNeedsIsAddedToTheFile() throws IOException {
        Path file = folder.resolve("credentials");
        Files.writeString(file, "s3-secret-key=kept\n");
        Credentials credentials = Credentials.in(file);

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
        Credentials credentials = Credentials.in(folder.resolve("credentials"));

        assertThat(Key.values())
                .allSatisfy(key -> assertThat(credentials.toString()).doesNotContain(credentials.value(key)));
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
