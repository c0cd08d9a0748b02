package dev.hone.model.report;

import java.util.List;

/** A table that scrolls by itself where the screen is narrow. The first column names the row, the others are numbers. */
final class Table {

    private Table() {}

    static void write(Html html, List<String> head, List<List<String>> rows) {
        html.tag(
                "div",
                () -> html.tag("table", () -> {
                    html.tag("thead", () -> row(html, head, "col"));
                    html.tag("tbody", () -> rows.forEach(row -> row(html, row, "row")));
                }),
                "class",
                "wide",
                "tabindex",
                "0");
    }

    private static void row(Html html, List<String> cells, String scope) {
        html.tag("tr", () -> {
            for (int i = 0; i < cells.size(); i++) {
                if (i == 0 || scope.equals("col")) {
                    html.tag("th", cells.get(i), "scope", scope);
                } else {
                    html.tag("td", cells.get(i));
                }
            }
        });
    }

    /** The numbers of a chart, one click away. */
    static void behindAClick(Html html, List<String> head, List<List<String>> rows) {
        html.tag("details", () -> {
            html.tag("summary", "The numbers");
            write(html, head, rows);
        });
    }
}
