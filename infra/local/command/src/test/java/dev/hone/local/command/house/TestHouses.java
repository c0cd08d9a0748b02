package dev.hone.local.command.house;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/** Houses for tests: in a folder of their own, on ports that nobody has. */
public final class TestHouses {
    private static final Path ROOT = Path.of("../../..").toAbsolutePath().normalize();
    private static final int TRIES = 100;

    private TestHouses() {}

    /** A house in this folder. */
    public static House in(Path folder) {
        Installation installation = new Installation(ROOT, Path.of(System.getProperty("java.home"), "bin", "java"));
        return new House(folder.resolve("house"), freePorts(), installation, System.getenv());
    }

    /** As many free ports in a row as a house needs. */
    public static Ports freePorts() {
        for (int i = 0; i < TRIES; i++) {
            Ports ports = new Ports(ThreadLocalRandom.current().nextInt(20_000, 32_000));
            if (areFree(ports)) {
                return ports;
            }
        }
        throw new IllegalStateException("no six free ports in a row");
    }

    private static boolean areFree(Ports ports) {
        for (int port = ports.base(); port < ports.base() + Ports.COUNT; port++) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                socket.setReuseAddress(true);
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }
}
