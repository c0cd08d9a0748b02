package dev.hone.training.weights;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The kind before PyTorch 1.6: a magic number, a version, the machine it was written on, the description and the keys of
 * the storages, each a pickle; then the storages, each a count and its numbers.
 */
final class TorchStream {
    private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
    private static final Object VERSION = 1001L;

    private final ByteBuffer bytes;
    private final Map<String, ElementType> types = new HashMap<>();
    private final Map<String, Storage> storages = new HashMap<>();

    private TorchStream(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    static Weights read(ByteBuffer bytes) throws IOException {
        return new TorchStream(bytes).read();
    }

    private Weights read() throws IOException {
        if (!MAGIC.equals(load())) {
            throw WeightsRefusedException.unknownKind();
        }
        if (!VERSION.equals(load())) {
            throw WeightsRefusedException.unsupported("it is of a version that is not read here");
        }
        if (load() instanceof Map<?, ?> machine && Boolean.FALSE.equals(machine.get("little_endian"))) {
            throw WeightsRefusedException.unsupported("its numbers are in big-endian order");
        }
        Object description = load();
        for (Object key : Pickled.as(load(), List.class)) {
            String name = Pickled.as(key, String.class);
            storages.put(name, next(types.get(name)));
        }
        return StateDict.copy(description, this::storage, bytes.capacity());
    }

    private Object load() {
        return Unpickler.load(bytes, key -> types.put(key.key(), key.type()));
    }

    private Storage next(ElementType type) {
        if (type == null || bytes.remaining() < Long.BYTES) {
            throw WeightsRefusedException.damaged("its numbers break off");
        }
        long count = bytes.getLong();
        if (count < 0 || count > bytes.remaining() / type.bytes()) {
            throw WeightsRefusedException.damaged("its numbers break off");
        }
        int length = (int) count * type.bytes();
        Storage storage = new Storage(type, bytes.slice(bytes.position(), length));
        bytes.position(bytes.position() + length);
        return storage;
    }

    private Storage storage(StorageKey key) {
        Storage storage = storages.get(key.key());
        if (storage == null || storage.type() != key.type()) {
            throw WeightsRefusedException.damaged("it has no numbers " + key.key());
        }
        return storage;
    }
}
