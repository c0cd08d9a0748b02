package dev.hone.local.command.parts;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.PrivateFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A Java program of the house, started through an argument file, since class paths are longer than people read.
 *
 * @param name names the argument file
 * @param module where the program was built, from the repository's root
 * @param memory how much it may take
 * @param flags further flags of the virtual machine
 * @param main its main class, then its arguments
 */
record JavaProgram(String name, String module, JavaMemory memory, List<String> flags, List<String> main) {
    /** Compiles quickly rather than well: for programs that mostly wait. */
    static final String QUICK = "-XX:TieredStopAtLevel=1";

    /** Writes no archive of its classes when it ends, which takes seconds: for what ends last, while a person waits. */
    static final String NO_ARCHIVE = "-XX:-AutoCreateSharedArchive";

    /** Writes the argument file and says how the program is started. */
    List<String> command(House house) {
        return List.of(house.installation().java().toString(), "@" + argumentFile(house));
    }

    /** Writes the argument file. */
    Path argumentFile(House house) {
        String classPath = new HouseJars(house).classPath(module);
        List<String> arguments = new ArrayList<>(memory.flags());
        arguments.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED"));
        arguments.addAll(ClassArchive.of(house, name, classPath).flags());
        arguments.addAll(flags);
        arguments.add("-cp");
        arguments.add(classPath);
        arguments.addAll(main);
        Path file = house.run().resolve(name + ".args");
        PrivateFile.write(
                file, arguments.stream().map(JavaProgram::quoted).collect(Collectors.joining("\n", "", "\n")));
        return file;
    }

    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
