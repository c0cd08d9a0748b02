package dev.hone.local.command.house;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The ports of a house: six in a row from a base, all on the loopback address. */
public record Ports(int base) {
    /** The base unless a person names another. */
    public static final int USUAL_BASE = 7400;

    /** How many ports, from the base on, a house takes. */
    public static final int COUNT = 6;

    /** Where every port is open, and nowhere else. */
    public static final String HOST = "127.0.0.1";

    private static final int LOWEST = 1024;
    private static final int HIGHEST = 65535;

    public Ports {
        if (base < LOWEST || base + COUNT - 1 > HIGHEST) {
            throw HouseException.because(
                    "the port base is a number from %d to %d, not %d".formatted(LOWEST, HIGHEST - COUNT + 1, base));
        }
    }

    /** Whether nobody listens on this port. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The web app's. */
    public int ui() {
        return base;
    }

    /** The prediction service's. */
    public int serving() {
        return base + 1;
    }

    /** The Kestra API's. */
    public int kestra() {
        return base + 2;
    }

    /** MLflow's. */
    public int mlflow() {
        return base + 3;
    }

    /** The S3 server's. */
    public int bucket() {
        return base + 4;
    }

    /** PostgreSQL's. */
    public int postgres() {
        return base + 5;
    }
}
