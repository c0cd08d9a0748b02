package dev.hone.training.shards;

import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A shard that was checked and is read where it lies; it stays open until the process ends. Thread-safe.
 *
 * <p>The operating system keeps in memory what fits; the heap stays free for learning.
 */
public record ShardFile(Path file, FileChannel channel, PictureSpec spec) {
    public static ShardFile open(Path file, PictureSpec spec) {
        try {
            return new ShardFile(file, FileChannel.open(file), spec);
        } catch (IOException e) {
            throw new UncheckedIOException("could not open " + file, e);
        }
    }

    /** The tensor that begins at this byte. */
    public Tensor at(int position) {
        ByteBuffer data = ByteBuffer.allocate(spec.bytes());
        try {
            while (data.hasRemaining()) {
                if (channel.read(data, (long) position + data.position()) < 0) {
                    throw new IOException("it is shorter than it was");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file, e);
        }
        return new Tensor(spec.width(), spec.height(), spec.channels().count(), data.array());
    }
}
