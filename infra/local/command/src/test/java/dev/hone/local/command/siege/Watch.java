package dev.hone.local.command.siege;

import dev.hone.local.command.house.House;
import dev.hone.local.command.supervisor.HouseState;
import dev.hone.local.command.supervisor.PartStatus;
import dev.hone.local.command.supervisor.ProcessMark;
import dev.hone.local.command.supervisor.StateFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Looks at a house from outside: what its supervisor says, and what its programs answer. */
final class Watch implements AutoCloseable {
    private final House house;
    private final StateFile file;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(1))
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    Watch(House house) {
        this.house = house;
        this.file = new StateFile(house.state());
    }

    HouseState state() {
        return file.read().orElseThrow();
    }

    List<String> parts() {
        return state().parts().stream().map(PartStatus::name).toList();
    }

    ProcessMark process(String part) {
        return state().parts().stream()
                .filter(status -> status.name().equals(part))
                .findFirst()
                .orElseThrow()
                .process();
    }

    /** Whether all parts run, none as the process that was killed, and serving and the web app have no complaint. */
    boolean healthy(ProcessMark killed) throws InterruptedException {
        HouseState state = state();
        return state.supervised()
                && state.ready()
                && state.parts().stream().noneMatch(part -> part.process().equals(killed))
                && answers(house.ports().ui(), "/health/live", "live")
                && answers(house.ports().serving(), "/health", "\"status\":\"ok\"");
    }

    private boolean answers(int port, String path, String text) throws InterruptedException {
        try {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(URI.create(House.url(port) + path))
                            .timeout(Duration.ofSeconds(2))
                            .build(),
                    BodyHandlers.ofString());
            return response.statusCode() == 200 && response.body().contains(text);
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
