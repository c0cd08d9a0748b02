package dev.hone.training.weights;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.stream.Stream;

/** In which form a file holds the numbers of a tensor; all are read as 32-bit floats. */
enum ElementType {
    F64(Double.BYTES, "DoubleStorage") {
        @Override
        float read(ByteBuffer bytes, int at) {
            return (float) bytes.getDouble(at);
        }
    },
    F32(Float.BYTES, "FloatStorage") {
        @Override
        float read(ByteBuffer bytes, int at) {
            return bytes.getFloat(at);
        }
    },
    F16(Short.BYTES, "HalfStorage") {
        @Override
        float read(ByteBuffer bytes, int at) {
            return Float.float16ToFloat(bytes.getShort(at));
        }
    },
    /** The upper half of a 32-bit float. */
    BF16(Short.BYTES, "BFloat16Storage") {
        @Override
        float read(ByteBuffer bytes, int at) {
            return Float.intBitsToFloat(bytes.getShort(at) << Short.SIZE);
        }
    },
    I64(Long.BYTES, "LongStorage") {
        @Override
        float read(ByteBuffer bytes, int at) {
            return bytes.getLong(at);
        }
    },
    I32(Integer.BYTES, "IntStorage") {
        @Override
        float read(ByteBuffer bytes, int at) {
            return bytes.getInt(at);
        }
    },
    I16(Short.BYTES, "ShortStorage") {
        @Override
        float read(ByteBuffer bytes, int at) {
            return bytes.getShort(at);
        }
    },
    I8(Byte.BYTES, "CharStorage") {
        @Override
        float read(ByteBuffer bytes, int at) {
            return bytes.get(at);
        }
    },
    U8(Byte.BYTES, "ByteStorage") {
        @Override
        float read(ByteBuffer bytes, int at) {
            return Byte.toUnsignedInt(bytes.get(at));
        }
    },
    BOOL(Byte.BYTES, "BoolStorage") {
        @Override
        float read(ByteBuffer bytes, int at) {
            return bytes.get(at) == 0 ? 0 : 1;
        }
    };

    private final int bytes;
    private final String storage;

    ElementType(int bytes, String storage) {
        this.bytes = bytes;
        this.storage = storage;
    }

    int bytes() {
        return bytes;
    }

    abstract float read(ByteBuffer bytes, int at);

    /** By the name that a safetensors file uses. */
    static Optional<ElementType> named(String name) {
        return Stream.of(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    /** By the class of PyTorch that stores such numbers. */
    static Optional<ElementType> stored(String storage) {
        return Stream.of(values()).filter(type -> type.storage.equals(storage)).findFirst();
    }
}
