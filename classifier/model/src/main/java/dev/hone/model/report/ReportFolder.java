package dev.hone.model.report;

import dev.hone.pictures.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * A report on the disk: {@code report.json}, {@code report.html} and {@code thumbnails/<digest>.png}. Erasing a picture is
 * deleting its thumbnail: the page then shows an empty frame.
 */
public final class ReportFolder {

    public static final String JSON = "report.json";
    public static final String PAGE = "report.html";
    public static final String THUMBNAILS = "thumbnails";

    private ReportFolder() {}

    /**
     * Makes the folder if need be.
     *
     * @param pictures gives the picture of a digest as the network saw it, where it still exists
     */
    public static void write(Path folder, Report report, Function<String, Optional<Tensor>> pictures) {
        try {
            Path thumbnails = Files.createDirectories(folder.resolve(THUMBNAILS));
            for (Mistake mistake : report.mistakes()) {
                Optional<Tensor> picture = pictures.apply(mistake.picture());
                if (picture.isPresent()) {
                    Files.write(thumbnails.resolve(mistake.picture() + ".png"), Thumbnail.png(picture.get()));
                }
            }
            Files.write(folder.resolve(JSON), ReportJson.bytes(report));
            Files.writeString(folder.resolve(PAGE), Page.of(report));
        } catch (IOException e) {
            throw new UncheckedIOException("could not write the report to " + folder, e);
        }
    }
}
