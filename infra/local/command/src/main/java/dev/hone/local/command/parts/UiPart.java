package dev.hone.local.command.parts;

import dev.hone.local.command.house.Credentials;
import dev.hone.local.command.house.Credentials.Key;
import dev.hone.local.command.house.House;
import dev.hone.local.command.house.Ports;
import dev.hone.local.command.house.Server;
import dev.hone.local.command.supervisor.Part;
import dev.hone.local.command.supervisor.Part.Farewell;
import dev.hone.local.command.supervisor.Probe;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The web app. It needs no other part to start: while one is away, its pages say so. */
final class UiPart {
    static final String NAME = "ui";

    private static final JavaMemory MEMORY = new JavaMemory(224, 64, 192, 0);

    private UiPart() {}

    static Part of(House house) {
        String address = House.url(house.ports().ui());
        JavaProgram program =
                new JavaProgram(NAME, "ui", MEMORY, List.of(JavaProgram.QUICK), List.of("dev.hone.ui.Main"));
        Map<String, String> settings = new LinkedHashMap<>(house.connectionVariables());
        settings.put("HONE_UI_PORT", Integer.toString(house.ports().ui()));
        settings.put("HONE_SERVING_URL", House.url(house.ports().serving()));
        settings.put("HONE_SERVING_KEY", house.credentials().value(Key.WEB_APP_KEY));
        settings.put(Server.KESTRA.urlVariable(), house.address(Server.KESTRA));
        house.login(Server.KESTRA).ifPresent(login -> {
            settings.put(Server.KESTRA.userVariable(), login.user());
            settings.put(Server.KESTRA.passwordVariable(), login.password().value());
        });
        settings.put("HONE_WEB_USER", Credentials.WEB_USER);
        settings.put("HONE_WEB_PASSWORD", house.credentials().value(Key.WEB_PASSWORD));
        settings.put("HONE_HOST", Ports.HOST);
        return new Part(
                NAME,
                Set.of(),
                program.command(house),
                Programs.environment(house.environment(), settings),
                house.home(),
                Probe.ok(URI.create(address + "/health/live")),
                Duration.ofMinutes(2),
                Farewell.TERMINATE,
                () -> {},
                address,
                MEMORY.bytes());
    }
}
