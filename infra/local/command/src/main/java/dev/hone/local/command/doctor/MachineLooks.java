package dev.hone.local.command.doctor;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import dev.hone.local.command.doctor.Doctor.Look;
import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The machine: its JDK, memory, disk, and how many files a program may have open. */
final class MachineLooks {
    private static final int OLDEST_JAVA = 21;
    private static final long GIGABYTE = 1L << 30;
    private static final long NEEDED_MEMORY = 4 * GIGABYTE;

    /** MLflow's packages, PostgreSQL, and room for pictures and logs. */
    private static final long NEEDED_DISK = 4 * GIGABYTE;

    private static final long NEEDED_DISK_INSTALLED = GIGABYTE;
    private static final long NEEDED_FILES = 4096;

    private MachineLooks() {}

    static List<Look> of(House house) {
        return List.of(
                new Look("JDK", () -> java(Runtime.version(), Path.of(System.getProperty("java.home")))),
                new Look("memory", () -> memory(system().getTotalMemorySize())),
                new Look("disk", () -> disk(house)),
                new Look("open files", MachineLooks::files));
    }

    static Finding java(Runtime.Version version, Path home) {
        String found = "%s in %s".formatted(version, home);
        return version.feature() >= OLDEST_JAVA && Files.isExecutable(home.resolve("bin/javac"))
                ? Finding.fine("JDK", found)
                : Finding.toDo("JDK", found, "install a JDK of %d or newer".formatted(OLDEST_JAVA));
    }

    static Finding memory(long bytes) {
        String found = gigabytes(bytes);
        // what a machine of four gigabytes has is less by what its kernel keeps
        return bytes >= NEEDED_MEMORY * 9 / 10
                ? Finding.fine("memory", found)
                : Finding.toDo("memory", found, "give the machine %s".formatted(gigabytes(NEEDED_MEMORY)));
    }

    private static Finding disk(House house) {
        boolean installed = Files.exists(house.home().resolve("postgres/data"));
        Path folder = existing(house.home());
        try {
            return disk(
                    Files.getFileStore(folder).getUsableSpace(),
                    installed ? NEEDED_DISK_INSTALLED : NEEDED_DISK,
                    folder);
        } catch (IOException e) {
            throw HouseException.unusable(folder, e);
        }
    }

    static Finding disk(long free, long needed, Path folder) {
        String found = "%s free in %s".formatted(gigabytes(free), folder);
        return free >= needed
                ? Finding.fine("disk", found)
                : Finding.toDo(
                        "disk",
                        found,
                        "free %s there, or name another folder with HONE_HOME".formatted(gigabytes(needed)));
    }

    private static Finding files() {
        long most =
                system() instanceof UnixOperatingSystemMXBean unix ? unix.getMaxFileDescriptorCount() : NEEDED_FILES;
        return files(most);
    }

    static Finding files(long most) {
        String found = "at most %d".formatted(most);
        return most >= NEEDED_FILES
                ? Finding.fine("open files", found)
                : Finding.toDo("open files", found, "raise the limit: ulimit -Hn %d".formatted(NEEDED_FILES));
    }

    /** The folder itself or the nearest around it that is there. */
    static Path existing(Path folder) {
        Path at = folder;
        while (!Files.exists(at)) {
            at = at.getParent();
        }
        return at;
    }

    private static OperatingSystemMXBean system() {
        return (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    }

    private static String gigabytes(long bytes) {
        return "%.1f GiB".formatted(bytes / (double) GIGABYTE);
    }
}
