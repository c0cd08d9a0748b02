package dev.hone.local.command.keys;

import dev.hone.stores.ledger.Role;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A role as people write it. */
public final class RoleWord implements ITypeConverter<Role> {
    private static final List<String> WORDS =
            Arrays.stream(Role.values()).map(Role::word).toList();

    /** The words there are, for a shell that completes them. */
    public static final class Words implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return WORDS.iterator();
        }
    }

    @Override
    public Role convert(String written) {
        return Arrays.stream(Role.values())
                .filter(role -> role.word().equalsIgnoreCase(written))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "no role is named '%s'; there are: %s".formatted(written, String.join(", ", WORDS))));
    }
}
