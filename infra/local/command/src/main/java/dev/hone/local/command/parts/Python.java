package dev.hone.local.command.parts;

import dev.hone.local.command.house.HouseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Finds a Python that MLflow can be installed with. */
final class Python {
    private static final List<String> NAMES =
            List.of("python3", "python3.14", "python3.13", "python3.12", "python3.11", "python3.10");

    /** Exits with 1 when it is too old, and with 2 when it cannot make virtual environments. */
    private static final String CHECK = """
            import sys
            if sys.version_info < (3, 10): sys.exit(1)
            try:
                import venv, ensurepip
            except ImportError:
                sys.exit(2)
            """;

    private static final int TOO_OLD = 1;
    private static final int NO_VENV = 2;
    private static final int NOT_THERE = 127;

    private Python() {}

    /** The name of a Python 3.10 or newer on the PATH. */
    static String find() {
        boolean incomplete = false;
        for (String name : NAMES) {
            int code = check(name);
            if (code == 0) {
                return name;
            }
            incomplete |= code == NO_VENV;
        }
        throw HouseException.because(
                incomplete
                        ? "Python cannot make virtual environments: install its package python3-venv"
                        : "MLflow needs Python 3.10 or newer: install python3 and python3-venv");
    }

    private static int check(String name) {
        try {
            Process process =
                    new ProcessBuilder(name, "-").redirectErrorStream(true).start();
            process.getOutputStream().write(CHECK.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            process.getInputStream().readAllBytes();
            return process.waitFor();
        } catch (IOException e) {
            return NOT_THERE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return TOO_OLD;
        }
    }
}
