package dev.hone.local.command.parts;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.pictures.Sha256;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The archive of a Java program's loaded classes, which halves its start.
 *
 * <p>The virtual machine writes it when the program first ends and checks it against the class path, but never writes it
 * anew: so its name says which jars it is of.
 */
record ClassArchive(Path file) {
    private static final int NAME_DIGITS = 12;

    /** How the virtual machine begins an archive that goes on top of its own, on machines with the small end first. */
    private static final byte[] MAGIC = {(byte) 0xa8, (byte) 0xab, 0x0b, (byte) 0xf0};

    /** The archive of a program as it is built now; those of how it was built before are removed. */
    static ClassArchive of(House house, String name, String classPath) {
        StringBuilder jars = new StringBuilder(house.installation().java().toString());
        try {
            for (String entry : classPath.split(File.pathSeparator, -1)) {
                Path jar = Path.of(entry);
                jars.append('\n')
                        .append(jar)
                        .append(' ')
                        .append(Files.size(jar))
                        .append(' ')
                        .append(Files.getLastModifiedTime(jar).toMillis());
            }
            String digest = Sha256.hex(jars.toString().getBytes(StandardCharsets.UTF_8));
            Path file = house.run().resolve("%s-%s.jsa".formatted(name, digest.substring(0, NAME_DIGITS)));
            removeOthers(file, name);
            removeUnfinished(file);
            return new ClassArchive(file);
        } catch (IOException e) {
            throw HouseException.unusable(house.run(), e);
        }
    }

    /** The flags that read it or, where there is none, write it; what is said about that is of no use to anybody. */
    List<String> flags() {
        return List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + file,
                "-Xlog:disable",
                "-Xlog:all=warning,cds*=off:stderr");
    }

    /**
     * A program that was ended by force while it wrote its archive leaves one without a head, which is written last. The
     * virtual machine would neither read such a file nor write it anew, and start more slowly than with none.
     */
    private static void removeUnfinished(Path file) throws IOException {
        if (Files.exists(file)) {
            try (InputStream archive = Files.newInputStream(file)) {
                if (!Arrays.equals(archive.readNBytes(MAGIC.length), MAGIC)) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void removeOthers(Path file, String name) throws IOException {
        try (DirectoryStream<Path> archives = Files.newDirectoryStream(file.getParent(), name + "-*.jsa")) {
            for (Path archive : archives) {
                if (!archive.equals(file)) {
                    Files.delete(archive);
                }
            }
        }
    }
}
