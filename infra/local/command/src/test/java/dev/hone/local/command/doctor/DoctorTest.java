package dev.hone.local.command.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.local.command.doctor.Finding.Verdict;
import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.house.Installation;
import dev.hone.local.command.house.TestHouses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    @TempDir
    private Path folder;

    private House house;

    @BeforeEach
    void house() {
        House usual = TestHouses.in(folder);
        house = new House(usual.home(), usual.ports(), usual.installation(), Map.of("PATH", "/usr/bin:/bin"));
    }

    @Test
    void saysOfEachThingThatItIsFineOrWhatToDo() {
        assertThat(Doctor.look(() -> house, house))
                .extracting(Finding::what)
                .containsExactly(
                        "house",
                        "JDK",
                        "memory",
                        "disk",
                        "open files",
                        "folder",
                        "ports",
                        "Python",
                        "MLflow",
                        "browser",
                        "MinIO or Go");
        assertThat(Doctor.look(() -> house, house))
                .allSatisfy(finding -> assertThat(finding.verdict() == Verdict.FINE)
                        .as(finding.what())
                        .isEqualTo(finding.advice() == null));
    }

    @Test
    void worksForAHouseThatCannotBeTold() throws IOException {
        List<Finding> findings = Doctor.look(
                () -> {
                    throw HouseException.because("state.json cannot be read: remove it");
                },
                house);

        assertThat(findings).hasSize(11).first().satisfies(finding -> {
            assertThat(finding.verdict()).isEqualTo(Verdict.TO_DO);
            assertThat(finding.advice()).isEqualTo("state.json cannot be read: remove it");
        });
    }

    @Test
    void namesThePortsThatAreTaken() throws IOException {
        int port = house.ports().kestra();
        assertThat(finding("ports").verdict()).isEqualTo(Verdict.FINE);
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(finding("ports").verdict()).isEqualTo(Verdict.TO_DO);
            assertThat(finding("ports").found()).isEqualTo(taken.getLocalPort() + " taken");
            assertThat(finding("ports").advice()).contains("--port-base");
        }
    }

    @Test
    void anEnvironmentThatDoesNotWorkIsToBeRemoved() throws IOException {
        Files.createDirectories(house.home().resolve("mlflow/bin"));

        assertThat(finding("MLflow").verdict()).isEqualTo(Verdict.TO_DO);
        assertThat(finding("MLflow").advice()).contains("remove that folder");
    }

    @Test
    void aFolderInAFileCannotBeWrittenTo() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(HouseLooks.folder(file.resolve("home")).verdict()).isEqualTo(Verdict.TO_DO);
        assertThat(HouseLooks.folder(folder.resolve("home")).verdict()).isEqualTo(Verdict.FINE);
    }

    @Test
    void measuresTheMachineByWhatAHouseNeeds() {
        long gigabyte = 1L << 30;

        assertThat(MachineLooks.memory(8 * gigabyte).verdict()).isEqualTo(Verdict.FINE);
        assertThat(MachineLooks.memory(2 * gigabyte).advice()).isEqualTo("give the machine 4.0 GiB");
        assertThat(MachineLooks.disk(3 * gigabyte, 4 * gigabyte, folder).advice())
                .startsWith("free 4.0 GiB there");
        assertThat(MachineLooks.files(1024).advice()).contains("ulimit");
        assertThat(MachineLooks.files(65_536).verdict()).isEqualTo(Verdict.FINE);
        assertThat(MachineLooks.java(Runtime.Version.parse("17.0.1"), folder).advice())
                .isEqualTo("install a JDK of 21 or newer");
    }

    @Test
    void whatOnlyTestsNeedKeepsNoHouseFromComingUp() {
        House poor = new House(house.home(), house.ports(), new Installation(folder, folder), Map.of("PATH", ""));

        assertThat(Doctor.look(() -> poor, poor))
                .filteredOn(finding -> finding.what().equals("browser"))
                .singleElement()
                .extracting(Finding::verdict)
                .isEqualTo(Verdict.BETTER);
    }

    private Finding finding(String what) {
        return Doctor.look(() -> house, house).stream()
                .filter(finding -> finding.what().equals(what))
                .findFirst()
                .orElseThrow();
    }
}
