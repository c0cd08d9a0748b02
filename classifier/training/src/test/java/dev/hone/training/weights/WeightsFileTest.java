package dev.hone.training.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hone.training.weights.WeightsRefusedException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The samples were made by {@code reference.py}. */
class WeightsFileTest {
    private static final String MACHINE = "\u0080\u0002}q\u0000.";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"zip.pth", "stream.pth", "sample.safetensors"})
    void readsEveryKindOfNumberAndLayout(String name) {
        Weights weights = WeightsFile.read(sample(name));

        float[] base = {-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6};
        float[] quarters = {-1.25f, -1, -0.75f, -0.5f, -0.25f, 0, 0.25f, 0.5f, 0.75f, 1, 1.25f, 1.5f};
        has(weights, "base", base, 3, 4);
        has(weights, "transposed", new float[] {-5, -1, 3, -4, 0, 4, -3, 1, 5, -2, 2, 6}, 4, 3);
        has(weights, "row", new float[] {-1, 0, 1, 2}, 4);
        has(weights, "column", new float[] {-3, 1, 5}, 3);
        has(weights, "tied", base, 3, 4);
        has(weights, "half", quarters, 3, 4);
        has(weights, "bfloat", quarters, 3, 4);
        has(weights, "double", quarters, 3, 4);
        has(weights, "long", new float[] {3, -2, 1}, 3);
        has(weights, "short", new float[] {3, -2, 1}, 3);
        has(weights, "byte", new float[] {3, 200, 1}, 3);
        has(weights, "bool", new float[] {1, 0, 1}, 3);
        has(weights, "scalar", new float[] {7.5f});
        has(weights, "empty", new float[0], 0, 3);
        has(weights, "norm.num_batches_tracked", new float[] {41});
        assertThat(weights.tensors()).hasSize(15);
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkpoint.pth", "parameters.pth"})
    void findsTheTensorsInACheckpointAndAmongParameters(String name) {
        Weights weights = WeightsFile.read(sample(name));

        assertThat(weights.tensors()).containsOnlyKeys("weight", "bias");
        if (name.startsWith("checkpoint")) {
            has(weights, "weight", new float[] {0, 1, 2, 3, 4, 5}, 3, 2);
        }
    }

    @Test
    void readsWhatItWrote() {
        Weights weights = WeightsFile.read(sample("zip.pth"));
        Path file = directory.resolve("again.safetensors");
        Safetensors.write(file, weights);

        Weights again = WeightsFile.read(file);

        assertThat(again.tensors().keySet())
                .containsExactlyElementsOf(weights.tensors().keySet());
        weights.tensors().forEach((name, tensor) -> has(again, name, tensor.values(), tensor.shape()));
    }

    @Test
    void refusesAWholeModuleByTheNameOfItsClass() {
        assertThatThrownBy(() -> WeightsFile.read(sample("module.pth")))
                .isInstanceOf(WeightsRefusedException.class)
                .hasMessageStartingWith("the weights file module.pth cannot be used: it asks for Python's "
                        + "torch.nn.modules.linear.Linear, and only tensors");
    }

    @ParameterizedTest
    @CsvSource({
        "posix, system",
        "builtins, eval",
        "torch.storage, _load_from_bytes",
        "torch, load",
        "collections, defaultdict",
        "__main__, FloatStorage"
    })
    void refusesWhatIsNotOnTheListBeforeAnythingIsMadeOfIt(String module, String name) throws IOException {
        for (String named : new String[] {
            "c%s\n%s\n".formatted(module, name),
            "\u008c%c%s\u008c%c%s\u0093".formatted((char) module.length(), module, (char) name.length(), name)
        }) {
            Path file = stream("\u0080\u0002" + named + "X\u0006\u0000\u0000\u0000reboot\u0085R.");

            WeightsRefusedException refused = refused(file);

            assertThat(refused.reason()).isEqualTo(Reason.FORBIDDEN_CLASS);
            assertThat(refused).hasMessageContaining("Python's " + module + "." + name);
        }
    }

    @Test
    void refusesBytesOfNoKind() throws IOException {
        for (String text :
                new String[] {"", "PK", "hello, these are no weights", "\u0080\u0002K\u0001.............."}) {
            assertThat(refused(file(text)).reason()).isEqualTo(Reason.UNKNOWN_KIND);
        }
        Path zip = directory.resolve("other.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("readme.txt"));
        }
        assertThat(refused(zip).reason()).isEqualTo(Reason.UNKNOWN_KIND);
    }

    @Test
    void refusesACompressedArchiveWhichCouldBecomeOfAnySize() throws IOException {
        Path zip = directory.resolve("bomb.pth");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("bomb/data.pkl"));
            out.write(new byte[10_000_000]);
        }

        assertThat(refused(zip))
                .hasMessageContaining("its part data.pkl is compressed")
                .extracting(WeightsRefusedException::reason)
                .isEqualTo(Reason.UNSUPPORTED);
    }

    @Test
    void refusesATensorThatReachesBeyondItsNumbersOrRepeatsThem() {
        Storage storage = new Storage(ElementType.F32, ByteBuffer.allocate(40));
        for (Layout layout : new Layout[] {
            new Layout(0, new int[] {11}, new long[] {1}),
            new Layout(1, new int[] {10}, new long[] {1}),
            new Layout(0, new int[] {4}, new long[] {4}),
            new Layout(0, new int[] {1_000_000}, new long[] {0}),
            new Layout(-1, new int[] {2}, new long[] {1}),
            new Layout(9, new int[] {2}, new long[] {-1}),
            new Layout(0, new int[] {-1}, new long[] {1}),
            new Layout(Long.MAX_VALUE, new int[] {2}, new long[] {Long.MAX_VALUE}),
            new Layout(0, new int[] {65536, 65536, 65536, 65536}, new long[] {1, 1, 1, 1})
        }) {
            assertThatThrownBy(() -> storage.view(layout))
                    .isInstanceOf(WeightsRefusedException.class)
                    .hasMessageContaining("damaged");
        }
    }

    @Test
    void refusesADescriptionThatWouldTakeMoreMemoryThanTheFile() throws IOException {
        // a million empty lists, a text of two gigabytes, and one tensor told a thousand times
        assertThat(refused(stream("\u0080\u0002" + "]".repeat(1_100_000))).reason())
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(refused(stream("\u0080\u0002X\u00ff\u00ff\u00ff\u007fabc.")).reason())
                .isEqualTo(Reason.DAMAGED);
        String tensor = "ctorch._utils\n_rebuild_tensor_v2\n((X\u0007\u0000\u0000\u0000storagectorch\nByteStorage\n"
                + "X\u0001\u0000\u0000\u00000X\u0003\u0000\u0000\u0000cpuM\u00e8\u0003tQK\u0000M\u00e8\u0003\u0085"
                + "K\u0001\u0085tRq\u0001";
        StringBuilder told = new StringBuilder("\u0080\u0002}(X\u0001\u0000\u0000\u0000a" + tensor);
        for (int i = 0; i < 1000; i++) {
            told.append("X\u0003\u0000\u0000\u0000%03dh\u0001".formatted(i));
        }
        Path file = stream(
                told + "u.",
                "\u0080\u0002]X\u0001\u0000\u0000\u00000a.",
                "\u00e8\u0003\u0000\u0000\u0000\u0000" + "\u0000\u0000" + "a".repeat(1000));
        assertThat(refused(file).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}} | lies outside the file",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}} | does not fit",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[-4,0]}} | lies outside the file",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}} | negative size",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[0.5],\"data_offsets\":[0,4]}} | not of whole numbers",
                "{\"a\":{\"dtype\":\"F8_E4M3\",\"shape\":[4],\"data_offsets\":[0,4]}} | a tensor of type 'F8_E4M3'",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]},\"b\":{\"dtype\":\"U8\",\"shape\":[4],"
                        + "\"data_offsets\":[0,4]}} | as large as the file",
                "{\"a\":1,\"a\":2} | no JSON",
                "{\"a\" | no JSON",
                "{} | no tensors"
            })
    void refusesASafetensorsFileThatContradictsItself(String header, String what) throws IOException {
        Path file = safetensors(header, 4);

        assertThat(refused(file)).hasMessageContaining(what);
    }

    @Test
    void refusesAHeaderLongerThanTheFile() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(30).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(Long.MAX_VALUE).put("{\"a\":".getBytes(StandardCharsets.US_ASCII));
        Path file = Files.write(directory.resolve("long"), bytes.array());

        assertThat(refused(file)).hasMessageContaining("its header breaks off");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip.pth", "stream.pth", "checkpoint.pth", "sample.safetensors"})
    void refusesEveryBeginningOfAFile(String name) throws IOException {
        byte[] whole = Files.readAllBytes(sample(name));
        Path file = directory.resolve(name);
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> WeightsFile.read(file)).isInstanceOf(WeightsRefusedException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip.pth", "stream.pth", "checkpoint.pth", "sample.safetensors"})
    void readsOrRefusesWhateverIsChanged(String name) throws IOException {
        byte[] whole = Files.readAllBytes(sample(name));
        Path file = directory.resolve(name);
        Random random = new Random(5);
        int refusals = 0;
        for (int i = 0; i < 400; i++) {
            byte[] changed = whole.clone();
            for (int k = random.nextInt(1, 4); k > 0; k--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, changed);
            try {
                assertThat(WeightsFile.read(file).tensors()).isNotEmpty();
            } catch (WeightsRefusedException e) {
                refusals++;
            }
        }
        assertThat(refusals).isGreaterThan(100);
    }

    @Test
    void saysThatAFileIsMissing() {
        Path missing = directory.resolve("missing.pth");

        assertThatThrownBy(() -> WeightsFile.read(missing))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("missing.pth");
    }

    private static void has(Weights weights, String name, float[] values, int... shape) {
        assertThat(weights.tensor(name).shape()).as(name).isEqualTo(shape);
        assertThat(weights.tensor(name).values()).as(name).isEqualTo(values);
    }

    private static WeightsRefusedException refused(Path file) {
        return catchThrowableOfType(WeightsRefusedException.class, () -> WeightsFile.read(file));
    }

    /** A file of the old kind with this description; characters are bytes. */
    private Path stream(String description, String... rest) throws IOException {
        String magic = "\u0080\u0002\u008a\nl\u00fc\u009cF\u00f9 j\u00a8P\u0019.";
        return file(magic + "\u0080\u0002M\u00e9\u0003." + MACHINE + description + String.join("", rest));
    }

    private Path file(String bytes) throws IOException {
        return Files.write(directory.resolve("file"), bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    private Path safetensors(String header, int values) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length())
                .array());
        bytes.write(header.getBytes(StandardCharsets.US_ASCII));
        bytes.write(new byte[values]);
        return Files.write(directory.resolve("file"), bytes.toByteArray());
    }

    private static Path sample(String name) {
        try {
            return Path.of(
                    WeightsFileTest.class.getResource("/reference/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
