package dev.hone.local.command.supervisor;

import dev.hone.local.command.house.HouseException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Tells whether a part does its work. Asked every moment while it starts, so it answers within a second. */
@FunctionalInterface
public interface Probe {
    /** Whether the part, which runs as this process, is ready. */
    boolean ready(long pid) throws IOException, InterruptedException;

    /** Ready when it answers this address with 200. */
    static Probe ok(URI address) {
        return answering(address, 200);
    }

    /** Ready when it answers this address with this status, such as 403 where a stranger is turned away properly. */
    static Probe answering(URI address, int status) {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(1))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(1)).build();
        return pid -> client.send(request, BodyHandlers.discarding()).statusCode() == status;
    }

    /**
     * Ready when it answers this address with 200 to the one who logs in like this.
     *
     * @param refused what is to be said when it does not let that one in, which waiting would not change
     */
    static Probe loggedIn(URI address, Optional<String> authorization, String refused) {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(2))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5));
        authorization.ifPresent(value -> request.header("Authorization", value));
        return pid -> {
            int status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
            if (status == 401 || status == 403) {
                throw HouseException.because(refused);
            }
            return status == 200;
        };
    }

    /** Ready when it answers at all, whatever it says to a stranger. */
    static Probe talking(URI address) {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(2))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
        return pid -> client.send(request, BodyHandlers.discarding()).statusCode() < 500;
    }

    /** Ready when something listens there. */
    static Probe listening(InetSocketAddress address) {
        return pid -> {
            try (Socket socket = new Socket()) {
                socket.connect(address, (int) Duration.ofSeconds(1).toMillis());
                return true;
            }
        };
    }
}
