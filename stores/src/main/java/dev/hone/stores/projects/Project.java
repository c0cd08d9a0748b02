package dev.hone.stores.projects;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** One classifier: what it tells apart and how it is trained. Constructing one checks it. */
public record Project(
        String name,
        String title,
        List<ProjectClass> classes,
        PictureForm picture,
        String network,
        TrainingDefaults training,
        String schedule) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,39}");
    private static final int SMALLEST_PICTURE = 16;
    private static final int LARGEST_PICTURE = 512;

    public Project {
        if (name == null || !NAME.matcher(name).matches()) {
            throw InvalidProjectException.because(
                    String.valueOf(name), "a name is 2 to 40 of a-z, 0-9 and '-', and begins with a letter");
        }
        title = title == null ? name : title;
        classes = classes == null ? List.of() : List.copyOf(classes);
        picture = picture == null ? PictureForm.USUAL : picture;
        network = network == null ? "small-cnn" : network;
        training = training == null ? TrainingDefaults.USUAL : training;
        checkClasses(name, classes);
        if (picture.size() < SMALLEST_PICTURE || picture.size() > LARGEST_PICTURE) {
            throw InvalidProjectException.because(
                    name, "picture size is %d to %d pixels".formatted(SMALLEST_PICTURE, LARGEST_PICTURE));
        }
        if (training.epochs() < 1 || training.batchSize() < 1 || !(training.learningRate() > 0)) {
            throw InvalidProjectException.because(name, "epochs, batchSize and learningRate are above zero");
        }
    }

    /** The class of this id. */
    public Optional<ProjectClass> classNamed(String id) {
        return classes.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    private static void checkClasses(String name, List<ProjectClass> classes) {
        if (classes.size() < 2) {
            throw InvalidProjectException.because(name, "a classifier needs at least two classes");
        }
        Set<String> seen = new HashSet<>();
        for (ProjectClass c : classes) {
            if (c.id() == null || !NAME.matcher(c.id()).matches()) {
                throw InvalidProjectException.because(
                        name, "class id '%s' is not 2 to 40 of a-z, 0-9 and '-'".formatted(c.id()));
            }
            if (!seen.add(c.id())) {
                throw InvalidProjectException.because(name, "class '%s' is there twice".formatted(c.id()));
            }
        }
    }
}
