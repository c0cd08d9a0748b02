package dev.hone.stores.ledger;

/**
 * What a line of an import list says.
 *
 * @param digest the picture's
 * @param label the id of a class
 * @param name the picture's name where it came from
 * @param source where it came from
 */
public record ImportLabel(String digest, String label, String name, String source, String by) {
    public ImportLabel {
        name = name == null ? "" : name;
        source = source == null ? "" : source;
        by = by == null ? "" : by;
    }
}
