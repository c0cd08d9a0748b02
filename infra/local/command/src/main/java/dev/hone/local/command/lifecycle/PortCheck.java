package dev.hone.local.command.lifecycle;

import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.house.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Makes sure that a house's ports are free, before anything is started that would fail for one of them. */
final class PortCheck {
    private PortCheck() {}

    static void run(Ports ports) {
        for (int port = ports.base(); port < ports.base() + Ports.COUNT; port++) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getByName(Ports.HOST), port));
            } catch (IOException e) {
                throw HouseException.because(
                        "port %d is taken by another program: end that, or take other ports with --port-base N"
                                .formatted(port),
                        e);
            }
        }
    }
}
