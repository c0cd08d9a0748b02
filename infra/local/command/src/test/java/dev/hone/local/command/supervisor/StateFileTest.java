package dev.hone.local.command.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.supervisor.PartStatus.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
    @TempDir
    private Path folder;

    @Test
    void readsWhatWasWritten() {
        StateFile file = new StateFile(folder.resolve("state.json"));
        ProcessMark mark = ProcessMark.own();
        PartStatus part = new PartStatus(
                "part", Phase.RESTARTING, null, List.of(mark), Instant.now(), 12, 3, "died", "nowhere", 5, 9);
        HouseState state = new HouseState(7500, mark, List.of(part));
        file.write(state);

        assertThat(file.read()).contains(state);
    }

    @Test
    void aHouseThatNeverWasUpHasNoState() {
        assertThat(new StateFile(folder.resolve("state.json")).read()).isEmpty();
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        StateFile file = new StateFile(folder.resolve("state.json"));
        file.write(new HouseState(7400, null, List.of()));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryNotContaining("glob:**.draft");
    }

    @Test
    void saysWhichFileCannotBeRead() throws IOException {
        StateFile file = new StateFile(Files.writeString(folder.resolve("state.json"), "{"));

        assertThatThrownBy(file::read)
                .isInstanceOf(HouseException.class)
                .hasMessageContaining(file.path().toString());
    }

    @Test
    void aStateIsSupervisedWhileItsSupervisorRuns() {
        ProcessMark own = ProcessMark.own();

        assertThat(new HouseState(7400, own, List.of()).supervised()).isTrue();
        assertThat(new HouseState(7400, new ProcessMark(own.pid(), own.started().minusSeconds(60)), List.of())
                        .supervised())
                .isFalse();
        assertThat(new HouseState(7400, null, List.of()).supervised()).isFalse();
    }
}
