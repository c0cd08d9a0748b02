package dev.hone.local.command.doctor;

import dev.hone.local.command.doctor.Doctor.Look;
import dev.hone.local.command.house.House;
import dev.hone.local.command.house.Ports;
import dev.hone.local.command.parts.InstalledPython;
import dev.hone.local.command.supervisor.HouseState;
import dev.hone.local.command.supervisor.StateFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The house: its folder, its ports, and the Python that MLflow runs on. */
final class HouseLooks {
    private HouseLooks() {}

    static List<Look> of(House house) {
        return List.of(
                new Look("folder", () -> folder(house.home())),
                new Look("ports", () -> ports(house)),
                new Look("Python", () -> Finding.fine("Python", InstalledPython.ofMachine())),
                new Look("MLflow", () -> mlflow(house)));
    }

    static Finding folder(Path home) {
        Path folder = MachineLooks.existing(home);
        return Files.isDirectory(folder) && Files.isWritable(folder)
                ? Finding.fine("folder", home.toString())
                : Finding.toDo(
                        "folder",
                        "%s cannot be written to".formatted(folder),
                        "allow it, or name another folder with HONE_HOME");
    }

    private static Finding ports(House house) {
        Ports ports = house.ports();
        String range = "%d to %d".formatted(ports.base(), ports.base() + Ports.COUNT - 1);
        if (new StateFile(house.state()).read().filter(HouseState::supervised).isPresent()) {
            return Finding.fine("ports", range + ", this house has them");
        }
        List<Integer> taken = IntStream.range(ports.base(), ports.base() + Ports.COUNT)
                .filter(port -> !Ports.isFree(port))
                .boxed()
                .toList();
        return taken.isEmpty()
                ? Finding.fine("ports", range + ", free")
                : Finding.toDo(
                        "ports",
                        taken.stream().map(String::valueOf).collect(Collectors.joining(", ")) + " taken",
                        "end what listens there (lsof -i :%d), or take other ports with --port-base N"
                                .formatted(taken.getFirst()));
    }

    private static Finding mlflow(House house) {
        Path python = InstalledPython.ofMlflow(house);
        Path folder = python.getParent().getParent();
        if (!Files.exists(folder)) {
            return Finding.fine("MLflow", "not installed yet; hone up does it");
        }
        return Programs.says(python.toString(), "-c", "import importlib.metadata as m; print(m.version('mlflow'))")
                .map(version -> Finding.fine("MLflow", "%s in %s".formatted(version, folder)))
                .orElseGet(() -> Finding.toDo(
                        "MLflow", "%s does not work".formatted(folder), "remove that folder; hone up makes it anew"));
    }
}
