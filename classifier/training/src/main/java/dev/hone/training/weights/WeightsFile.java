package dev.hone.training.weights;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.ZipException;

/**
 * Reads weights from whatever file they come in: safetensors, or what PyTorch saved. The kind is told from the bytes.
 *
 * <p>Nothing in a file is ever run, and reading takes no more memory than a few times the file's size.
 */
public final class WeightsFile {
    private static final long MOST_BYTES = 1L << 30;
    private static final int ZIP = 0x04034b50;
    private static final int PICKLE = 0x80;

    private WeightsFile() {}

    /** Throws {@link WeightsRefusedException} when the file is not one of the kinds, damaged, or dangerous. */
    public static Weights read(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            if (size > MOST_BYTES) {
                throw WeightsRefusedException.tooLarge(
                        "it has %d bytes, and at most %d are read".formatted(size, MOST_BYTES));
            }
            return read(file, channel.map(FileChannel.MapMode.READ_ONLY, 0, size));
        } catch (WeightsRefusedException e) {
            throw e.in(file);
        } catch (ZipException | EOFException e) {
            throw WeightsRefusedException.damaged("its archive is broken", e).in(file);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file, e);
        }
    }

    private static Weights read(Path file, ByteBuffer bytes) throws IOException {
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.remaining() <= Long.BYTES) {
            throw WeightsRefusedException.unknownKind();
        }
        if (bytes.getInt(0) == ZIP) {
            return TorchZip.read(file, bytes.remaining());
        }
        if (Byte.toUnsignedInt(bytes.get(0)) == PICKLE) {
            return TorchStream.read(bytes);
        }
        if (bytes.get(Long.BYTES) == '{') {
            return SafetensorsReader.read(bytes);
        }
        throw WeightsRefusedException.unknownKind();
    }
}
