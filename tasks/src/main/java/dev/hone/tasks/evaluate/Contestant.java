package dev.hone.tasks.evaluate;

import dev.hone.model.Bundle;
import dev.hone.model.ClassName;
import dev.hone.model.Classifier;
import dev.hone.model.gate.Contender;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Tensor;
import dev.hone.stores.registry.ModelVersion;
import dev.hone.stores.registry.Registry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A version that answers here: its bundle, fetched and opened. Answers are thread-safe. */
public final class Contestant implements AutoCloseable {
    private final Contender contender;
    private final List<ClassName> classes;
    private final PictureSpec picture;
    private final Classifier classifier;

    private Contestant(Contender contender, Classifier classifier) {
        this.contender = contender;
        this.classes = classifier.info().classes();
        this.picture = classifier.info().picture();
        this.classifier = classifier;
    }

    /** Fetches a version's bundle into the folder, opens it and takes its time. */
    public static Contestant open(Registry registry, ModelVersion version, Path folder) {
        registry.download(version, folder);
        Bundle bundle = Bundle.open(folder);
        Classifier classifier = Classifier.load(bundle);
        try {
            return new Contestant(
                    new Contender(
                            version.number(),
                            bundle.digest(),
                            bundle.info().classes().stream().map(ClassName::id).toList(),
                            bytes(folder),
                            Timing.of(bundle, classifier)),
                    classifier);
        } catch (RuntimeException e) {
            classifier.close();
            throw e;
        }
    }

    private static long bytes(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the evidence says about it. */
    public Contender contender() {
        return contender;
    }

    /** The digest of its bundle. */
    public String bundle() {
        return contender.bundle();
    }

    List<ClassName> classes() {
        return classes;
    }

    /** How it wants to see pictures. */
    PictureSpec picture() {
        return picture;
    }

    /** Calibrated probabilities, in the order of its classes. */
    float[] answer(Tensor tensor) {
        return classifier.answer(tensor).probabilities();
    }

    @Override
    public void close() {
        classifier.close();
    }
}
