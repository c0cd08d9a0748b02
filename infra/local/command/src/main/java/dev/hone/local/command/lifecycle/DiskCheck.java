package dev.hone.local.command.lifecycle;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import java.io.IOException;
import java.nio.file.Files;

/** Makes sure that there is room to start with: on a full disk parts would end half-way, each with words of its own. */
final class DiskCheck {
    private static final long NEEDED_MEGABYTES = 200;
    private static final long MEGABYTE = 1024L * 1024;

    private DiskCheck() {}

    static void run(House house) {
        try {
            long free = Files.getFileStore(house.home()).getUsableSpace() / MEGABYTE;
            if (free < NEEDED_MEGABYTES) {
                throw HouseException.because(
                        "the disk of %s has %d MB left, and a house needs %d to start: make room, or take another folder with HONE_HOME"
                                .formatted(house.home(), free, NEEDED_MEGABYTES));
            }
        } catch (IOException e) {
            throw HouseException.unusable(house.home(), e);
        }
    }
}
