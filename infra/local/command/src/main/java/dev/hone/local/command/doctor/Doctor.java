package dev.hone.local.command.doctor;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Looks at everything that a house needs. It starts nothing, changes nothing, and does not need the house to be sane. */
public final class Doctor {
    private Doctor() {}

    /**
     * All looks, one after the other.
     *
     * @param house the house; it may be one that cannot be told, and then throws why
     * @param usual what to look at in its place
     */
    public static List<Finding> look(Supplier<House> house, House usual) {
        House found = usual;
        Finding record = Finding.fine("house", usual.home().toString());
        try {
            found = house.get();
        } catch (HouseException e) {
            record = Finding.toDo("house", "it cannot be told how it is", e.getMessage());
        }
        return Stream.concat(
                        Stream.of(record),
                        Stream.of(
                                        MachineLooks.of(found),
                                        HouseLooks.of(found),
                                        TestLooks.of(found.environment().getOrDefault("PATH", "")))
                                .flatMap(List::stream)
                                .map(Doctor::safely))
                .toList();
    }

    private static Finding safely(Look look) {
        try {
            return look.sight().get();
        } catch (HouseException e) {
            return Finding.toDo(look.what(), "it cannot be told", e.getMessage());
        }
    }

    /** One thing to look at. */
    record Look(String what, Supplier<Finding> sight) {}
}
