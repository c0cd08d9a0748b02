package dev.hone.model;

import java.util.List;

/** The rule for class lists: two classes at least, no id twice. */
final class ClassList {

    private ClassList() {}

    static List<ClassName> checked(List<ClassName> classes) {
        if (classes == null || classes.size() < 2) {
            throw new IllegalArgumentException("a classifier needs two classes or more");
        }
        if (classes.stream().map(ClassName::id).distinct().count() < classes.size()) {
            throw new IllegalArgumentException("a class id appears twice in " + classes);
        }
        return List.copyOf(classes);
    }
}
