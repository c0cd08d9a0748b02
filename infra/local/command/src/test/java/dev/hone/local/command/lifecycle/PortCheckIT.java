package dev.hone.local.command.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.house.Server;
import dev.hone.local.command.house.TestHouses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortCheckIT {
    @TempDir
    private Path folder;

    private House house;

    @BeforeEach
    void house() {
        house = TestHouses.in(folder);
        house.create();
    }

    @Test
    void namesThePortThatIsTakenAndWhoHasIt() throws IOException {
        int port = house.ports().mlflow();
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            assertThatThrownBy(() -> PortCheck.run(house))
                    .isInstanceOf(HouseException.class)
                    .hasMessageMatching(
                            "port %d is taken by \\S+ \\(pid %d\\): end that, or take other ports with --port-base N"
                                    .formatted(port, ProcessHandle.current().pid()));
        }
        PortCheck.run(house);
    }

    @Test
    void leavesThePortAloneOfAServerThatIsSomebodyElses() throws IOException {
        house.external().keep(Map.of(Server.MLFLOW, "http://mlflow:5000"), () -> {});
        try (ServerSocket taken = new ServerSocket(house.ports().mlflow(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            PortCheck.run(house);
        }
    }
}
