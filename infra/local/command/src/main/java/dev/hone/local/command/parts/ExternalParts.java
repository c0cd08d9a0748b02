package dev.hone.local.command.parts;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.Login;
import dev.hone.local.command.house.Server;
import dev.hone.local.command.supervisor.Part;
import dev.hone.local.command.supervisor.Probe;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;

/** The servers that somebody else runs, as parts that are looked at and never started. */
final class ExternalParts {
    private static final int USUAL_POSTGRES_PORT = 5432;
    private static final String REFUSED = "refuses this house's user and password";

    private ExternalParts() {}

    static Part of(House house, Server server) {
        String address = house.address(server);
        Optional<String> login = house.login(server).map(Login::basic);
        Probe probe = switch (server) {
            case POSTGRES -> Probe.listening(host(address));
            case S3 -> Probe.talking(URI.create(address + "/"));
            case MLFLOW -> MlflowPart.probe(address, login, REFUSED);
            case KESTRA -> Probe.loggedIn(URI.create(address + "/api/v1/main/flows/hone"), login, REFUSED);
        };
        return Part.external(server.part(), house.home(), probe, address);
    }

    private static InetSocketAddress host(String address) {
        URI database = URI.create(address.substring("jdbc:".length()));
        int port = database.getPort() < 0 ? USUAL_POSTGRES_PORT : database.getPort();
        return new InetSocketAddress(database.getHost(), port);
    }
}
