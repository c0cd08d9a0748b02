package dev.hone.stores.real;

import dev.hone.stores.connections.BucketSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before an S3 server and lets so many bytes through to it; then it takes no more, and says nothing. */
public final class StallingProxy implements AutoCloseable {
    private static final int BUFFER = 1 << 13;

    private final BucketSettings behind;
    private final ServerSocket door;
    private final AtomicInteger left;
    private final CountDownLatch stalled = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Socket> open = new ArrayList<>();

    private StallingProxy(BucketSettings behind, int bytes) throws IOException {
        this.behind = behind;
        this.door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        this.left = new AtomicInteger(bytes);
    }

    public static StallingProxy before(BucketSettings behind, int bytes) throws IOException {
        StallingProxy proxy = new StallingProxy(behind, bytes);
        Thread.ofVirtual().start(proxy::take);
        return proxy;
    }

    /** The same bucket, by way of here. */
    public BucketSettings settings() {
        return new BucketSettings(
                URI.create("http://127.0.0.1:" + door.getLocalPort()),
                behind.bucket(),
                behind.accessKey(),
                behind.secretKey());
    }

    /** Whether it takes nothing any more. */
    public boolean isStalled() {
        return stalled.getCount() == 0;
    }

    private void take() {
        try {
            while (true) {
                Socket client = keep(door.accept());
                Socket server = keep(new Socket(
                        behind.endpoint().getHost(), behind.endpoint().getPort()));
                Thread.ofVirtual().start(() -> pass(client, server, left));
                Thread.ofVirtual().start(() -> pass(server, client, new AtomicInteger(Integer.MAX_VALUE)));
            }
        } catch (IOException e) {
            // the door is closed
        }
    }

    private void pass(Socket from, Socket to, AtomicInteger allowed) {
        byte[] buffer = new byte[BUFFER];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (allowed.addAndGet(-read) < 0) {
                    stalled.countDown();
                    closed.await();
                    return;
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // either of the two has gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Socket keep(Socket socket) {
        open.add(socket);
        return socket;
    }

    @Override
    public synchronized void close() throws IOException {
        closed.countDown();
        door.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
