package dev.hone.pictures.duplicates;

import dev.hone.pictures.idx.IdxFile;
import dev.hone.pictures.paint.PaintedCell;
import dev.hone.pictures.paint.PaintedCells;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Pictures of which it is known which are the same: of painted ones none, of Fashion-MNIST those of a list that a
 * person made, looking at them side by side.
 *
 * @param files as PNG
 * @param same the index of the first picture that shows the same, for each
 */
record Originals(List<byte[]> files, int[] same) {

    private static final String CONFIRMED = "/fashion-mnist-copies.txt";

    static Originals painted(int count) {
        List<byte[]> files =
                PaintedCells.paint(1, count).stream().map(PaintedCell::png).toList();
        return new Originals(files, new Groups(count).firsts());
    }

    /** The first so many of the 60,000 to train on and the 10,000 to test with, which are numbered on. */
    static Originals fashion(Path folder, int count) throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (String part : List.of("train", "t10k")) {
            IdxFile file = IdxFile.read(folder.resolve(part + "-images-idx3-ubyte.gz"));
            for (int i = 0; i < file.count() && files.size() < count; i++) {
                files.add(Change.png(file.picture(i)));
            }
        }
        Groups groups = new Groups(files.size());
        for (int[] pair : confirmed()) {
            if (pair[0] < files.size() && pair[1] < files.size()) {
                groups.join(pair[0], pair[1]);
            }
        }
        return new Originals(files, groups.firsts());
    }

    private static List<int[]> confirmed() throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Originals.class.getResourceAsStream(CONFIRMED), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Stream.of(line.split(" "))
                            .mapToInt(Integer::parseInt)
                            .toArray())
                    .toList();
        }
    }

    int count() {
        return files.size();
    }
}
