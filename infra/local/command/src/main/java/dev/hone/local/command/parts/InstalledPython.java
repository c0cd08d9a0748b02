package dev.hone.local.command.parts;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import java.nio.file.Path;

/** The Pythons that a house depends on, for those who only look whether they are there. */
public final class InstalledPython {
    private InstalledPython() {}

    /**
     * The machine's own, by its name.
     *
     * @throws HouseException when there is none that will do; it says what to install
     */
    public static String ofMachine() {
        return Python.find();
    }

    /** The one that has MLflow, or will have. */
    public static Path ofMlflow(House house) {
        return new MlflowEnvironment(house).python();
    }
}
