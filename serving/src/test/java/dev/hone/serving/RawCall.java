package dev.hone.serving;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** One request as bytes on a connection of its own, well formed or not. */
final class RawCall {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final int port;
    private final String authorization;

    RawCall(int port, String key) {
        this.port = port;
        this.authorization = "Authorization: Bearer " + key + "\r\n";
    }

    /**
     * What came back.
     *
     * @param body what follows the headers
     */
    record Reply(int status, String headers, String body) {}

    /** A request with the key; its headers end with an empty line of their own. */
    byte[] request(String line, String headers, byte[] body) {
        return raw(line + "\r\nHost: 127.0.0.1\r\nConnection: close\r\n" + authorization + headers + "\r\n", body);
    }

    static byte[] raw(String head, byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    /** The reply, or nothing where the connection was ended without one. */
    Optional<Reply> send(byte[] request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            try {
                OutputStream out = socket.getOutputStream();
                out.write(request);
                out.flush();
                socket.shutdownOutput();
            } catch (SocketException e) {
                // an answer may have come before all was sent
            }
            return reply(socket.getInputStream());
        }
    }

    static Optional<Reply> reply(InputStream in) throws IOException {
        String text;
        try {
            text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketException e) {
            return Optional.empty();
        }
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return Optional.empty();
        }
        String headers = text.substring(0, end);
        String body = text.substring(end + 4);
        return Optional.of(new Reply(
                Integer.parseInt(text.substring(9, 12)),
                headers,
                headers.contains("Transfer-Encoding: chunked") ? joined(body) : body));
    }

    private static String joined(String chunks) {
        StringBuilder body = new StringBuilder();
        int at = 0;
        int length;
        do {
            int line = chunks.indexOf("\r\n", at);
            length = Integer.parseInt(chunks.substring(at, line), 16);
            body.append(chunks, line + 2, line + 2 + length);
            at = line + 2 + length + 2;
        } while (length > 0);
        return body.toString();
    }
}
