package dev.hone.local.command.pictures;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.pictures.paint.PaintedCells;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.connections.Connections;
import dev.hone.stores.datasets.Datasets;
import dev.hone.stores.datasets.ImportReport;
import dev.hone.stores.datasets.LabelledPicture;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.projects.Project;
import dev.hone.stores.transfers.Patience;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.BiConsumer;

/** Imports labelled pictures into a project of a house whose parts are up. */
public final class PictureImport {
    private final House house;
    private final BiConsumer<Integer, Integer> progress;

    /** Of a house; progress hears how many of how many pictures have been looked at. */
    public PictureImport(House house, BiConsumer<Integer, Integer> progress) {
        this.house = house;
        this.progress = progress;
    }

    /** Those of a folder with a sub-folder for each class. */
    public ImportReport folder(String project, Path folder) {
        if (!Files.isDirectory(folder)) {
            throw HouseException.because("%s is no folder".formatted(folder));
        }
        PictureFolder pictures = new PictureFolder(folder);
        return run(project, pictures.pictures(), pictures.size(), "import " + folder.getFileName());
    }

    /** Painted blood cells; the same seed paints the same ones. */
    public ImportReport painted(String project, long seed, int count) {
        Iterator<LabelledPicture> pictures = PaintedCells.paint(seed, count).stream()
                .map(cell -> new LabelledPicture(cell.name(), cell.label(), cell.png()))
                .iterator();
        return run(project, pictures, count, "painted " + seed);
    }

    private ImportReport run(String name, Iterator<LabelledPicture> pictures, int count, String source) {
        Connections connections = house.connections();
        try (Bucket bucket = Bucket.open(connections.bucket(), Patience.LONG);
                Ledger ledger = Ledger.open(connections.ledger())) {
            Project project = ledger.projects().named(name);
            return new Datasets(bucket, ledger)
                    .importPictures(
                            project,
                            pictures,
                            System.getProperty("user.name"),
                            source,
                            done -> progress.accept(done, count));
        }
    }
}
