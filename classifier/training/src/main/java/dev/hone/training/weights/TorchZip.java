package dev.hone.training.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The zip kind: {@code <name>/data.pkl} describes, {@code <name>/data/<key>} holds the numbers. */
final class TorchZip {
    private static final String DESCRIPTION = "data.pkl";

    private final ZipFile zip;
    private final String folder;
    private final Budget budget;
    private final Map<String, ByteBuffer> read = new HashMap<>();

    private TorchZip(ZipFile zip, String folder, long size) {
        this.zip = zip;
        this.folder = folder;
        this.budget = new Budget(size);
    }

    static Weights read(Path file, long size) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            TorchZip torch = new TorchZip(zip, folder(zip), size);
            torch.requireLittleEndian();
            Object description = Unpickler.load(torch.bytes(DESCRIPTION), key -> {});
            return StateDict.copy(description, torch::storage, size);
        }
    }

    private static String folder(ZipFile zip) {
        List<String> descriptions = zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith("/" + DESCRIPTION))
                .toList();
        if (descriptions.size() != 1) {
            throw WeightsRefusedException.unknownKind();
        }
        String description = descriptions.getFirst();
        return description.substring(0, description.length() - DESCRIPTION.length());
    }

    private void requireLittleEndian() throws IOException {
        if (zip.getEntry(folder + "byteorder") != null
                && !StandardCharsets.US_ASCII
                        .decode(bytes("byteorder"))
                        .toString()
                        .equals("little")) {
            throw WeightsRefusedException.unsupported("its numbers are in big-endian order");
        }
    }

    private Storage storage(StorageKey key) throws IOException {
        ByteBuffer bytes = read.get(key.key());
        if (bytes == null) {
            bytes = bytes("data/" + key.key());
            read.put(key.key(), bytes);
        }
        return new Storage(key.type(), bytes);
    }

    /** PyTorch never compresses and every part has its own place; so nothing can become larger than the file. */
    private ByteBuffer bytes(String name) throws IOException {
        ZipEntry entry = zip.getEntry(folder + name);
        if (entry == null) {
            throw WeightsRefusedException.damaged("it has no part " + name);
        }
        if (entry.getMethod() != ZipEntry.STORED || entry.getSize() > Integer.MAX_VALUE) {
            throw WeightsRefusedException.unsupported("its part %s is compressed".formatted(name));
        }
        budget.take(entry.getSize());
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes((int) entry.getSize());
            CRC32 sum = new CRC32();
            sum.update(bytes);
            if (bytes.length != entry.getSize() || sum.getValue() != entry.getCrc()) {
                throw WeightsRefusedException.damaged("its part %s is not what was written".formatted(name));
            }
            return ByteBuffer.wrap(bytes);
        }
    }
}
