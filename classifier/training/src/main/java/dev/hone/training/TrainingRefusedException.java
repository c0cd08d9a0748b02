package dev.hone.training;

import dev.hone.model.ClassName;
import dev.hone.model.StartingWeights;
import dev.hone.pictures.PictureSpec;
import dev.hone.training.network.Network;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An order that is well-formed but cannot be trained; the message says in plain words why not. */
final class TrainingRefusedException extends RuntimeException {
    private TrainingRefusedException(String message) {
        super(message);
    }

    static TrainingRefusedException nothingToLookWith() {
        return new TrainingRefusedException("the order names no weights: name a bundle to look with, --bundle DIR");
    }

    static TrainingRefusedException unknownNetwork(String name) {
        String known = Stream.of(Network.values()).map(Network::title).collect(Collectors.joining(", "));
        return new TrainingRefusedException("no network is named '%s'; there are: %s".formatted(name, known));
    }

    static TrainingRefusedException tooSmall(Network network, PictureSpec spec) {
        return new TrainingRefusedException("pictures of %d x %d pixels are too small for the network '%s'"
                .formatted(spec.width(), spec.height(), network.title()));
    }

    /** @param rare the classes, each with how many pictures it has */
    static TrainingRefusedException tooFewToTrainOn(SequencedMap<ClassName, Integer> rare, int least) {
        String classes = rare.entrySet().stream()
                .map(entry -> "'%s' has %d".formatted(entry.getKey().id(), entry.getValue()))
                .collect(Collectors.joining(", "));
        return new TrainingRefusedException(
                "every class needs at least %d pictures to train on: %s".formatted(least, classes));
    }

    static TrainingRefusedException onlyOneClass(ClassName only) {
        return new TrainingRefusedException(
                "all pictures to train on are of '%s'; there is nothing to tell it from".formatted(only.id()));
    }

    static TrainingRefusedException noWeights(Path file) {
        return new TrainingRefusedException("there are no weights to start from at %s".formatted(file));
    }

    static TrainingRefusedException otherWeights(StartingWeights named, String digest) {
        return new TrainingRefusedException("the weights %s have the SHA-256 %s, the order wants %s"
                .formatted(named.file(), digest, named.sha256()));
    }

    static TrainingRefusedException noShards(Path directory) {
        return new TrainingRefusedException("there is no folder %s with the prepared pictures".formatted(directory));
    }

    static TrainingRefusedException unreadableShard(Path shard, RuntimeException cause) {
        TrainingRefusedException refused = new TrainingRefusedException(
                "the prepared pictures in %s cannot be read: %s".formatted(shard.getFileName(), cause.getMessage()));
        refused.initCause(cause);
        return refused;
    }

    static TrainingRefusedException otherPictures(Path shard, PictureSpec found, PictureSpec wanted) {
        return new TrainingRefusedException("the shard %s holds pictures prepared as %s, the order wants %s"
                .formatted(shard.getFileName(), found.words(), wanted.words()));
    }

    static TrainingRefusedException missingPictures(List<String> digests) {
        return new TrainingRefusedException(
                "no shard holds the tensor of %s (%d missing in all)".formatted(digests.getFirst(), digests.size()));
    }
}
