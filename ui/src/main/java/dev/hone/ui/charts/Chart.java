package dev.hone.ui.charts;

import java.util.List;

/**
 * What {@code chart.jte} shows.
 *
 * @param id of its element, once on a page
 * @param says what it shows, as a sentence with the finding in it
 * @param of what the rows are, as the head of their column
 */
public record Chart(String id, Kind kind, Unit unit, String says, String of, List<Column> columns, List<Row> rows) {
    /** The color of what is not a class. */
    public static final int NO_CLASS = -1;

    /** How it is drawn. */
    public enum Kind {
        /** A line for each column, along the rows. */
        LINES,
        /** A bar for each row, in as many parts as there are columns. */
        BARS,
        /** A box for each row; the columns are {@link #FIVE}. */
        BOXES
    }

    /** The columns of boxes. */
    public static final List<Column> FIVE = List.of(
            new Column("least"),
            new Column("quarter"),
            new Column("middle"),
            new Column("three quarters"),
            new Column("most"));

    /**
     * What one row has a figure of.
     *
     * @param color a class's place in the palette, which it keeps on every page, or {@link #NO_CLASS}
     */
    public record Column(String name, int color) {
        /** One that is no class. */
        public Column(String name) {
            this(name, NO_CLASS);
        }
    }

    /**
     * Figures that belong together.
     *
     * @param color a class's place in the palette, or {@link #NO_CLASS}
     * @param values one for each column, null where there is none
     */
    public record Row(String name, int color, List<Double> values) {
        /** One that is no class. */
        public Row(String name, List<Double> values) {
            this(name, NO_CLASS, values);
        }
    }

    public Chart {
        if (kind == Kind.BOXES && !columns.equals(FIVE)) {
            throw new IllegalArgumentException("boxes are drawn from %s, not from %s".formatted(FIVE, columns));
        }
        for (Row row : rows) {
            if (row.values().size() != columns.size()) {
                throw new IllegalArgumentException("%s has %d figures for %d columns"
                        .formatted(row.name(), row.values().size(), columns.size()));
            }
        }
    }
}
