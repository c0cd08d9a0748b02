package dev.hone.local.command.pictures;

import dev.hone.local.command.house.HouseException;
import dev.hone.stores.datasets.LabelledPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** A folder whose sub-folders are named after classes and hold their pictures. Read one by one, never all at once. */
final class PictureFolder {
    private final List<Path> files;
    private final Path folder;

    PictureFolder(Path folder) {
        this.folder = folder;
        try (Stream<Path> all = Files.walk(folder)) {
            this.files = all.filter(Files::isRegularFile)
                    .filter(file -> folder.relativize(file).getNameCount() > 1)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw HouseException.because("%s cannot be read: is it a folder?".formatted(folder), e);
        }
        if (files.isEmpty()) {
            throw HouseException.because(
                    "%s holds no pictures: put them into sub-folders named after their classes".formatted(folder));
        }
    }

    int size() {
        return files.size();
    }

    Iterator<LabelledPicture> pictures() {
        return files.stream().map(this::read).iterator();
    }

    private LabelledPicture read(Path file) {
        Path name = folder.relativize(file);
        try {
            return new LabelledPicture(name.toString(), name.getName(0).toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw HouseException.because("%s cannot be read".formatted(file), e);
        }
    }
}
