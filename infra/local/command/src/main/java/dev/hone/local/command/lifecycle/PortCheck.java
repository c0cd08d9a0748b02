package dev.hone.local.command.lifecycle;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.house.Ports;
import dev.hone.local.command.house.Server;
import java.util.Set;
import java.util.TreeSet;

/** Makes sure that the ports that a house needs are free, before anything is started that would fail for one of them. */
final class PortCheck {
    private PortCheck() {}

    static void run(House house) {
        for (int port : needed(house)) {
            if (!Ports.isFree(port)) {
                throw HouseException.because("port %d is taken by %s: end that, or take other ports with --port-base N"
                        .formatted(port, PortHolder.of(port).orElse("another program")));
            }
        }
    }

    private static Set<Integer> needed(House house) {
        Ports ports = house.ports();
        Set<Integer> needed = new TreeSet<>(Set.of(ports.ui(), ports.serving()));
        for (Server server : Server.values()) {
            if (house.external().address(server).isEmpty()) {
                needed.add(
                        switch (server) {
                            case POSTGRES -> ports.postgres();
                            case S3 -> ports.bucket();
                            case MLFLOW -> ports.mlflow();
                            case KESTRA -> ports.kestra();
                        });
            }
        }
        return needed;
    }
}
