package dev.hone.ui.data.browse;

import dev.hone.stores.datasets.Split;
import dev.hone.stores.projects.Project;
import dev.hone.ui.frame.Frame;
import java.util.List;

/**
 * A page of the grid.
 *
 * @param tiles its pictures, the newest first
 * @param next address of the page with the older ones, or null
 * @param first whether nothing newer comes before
 */
public record GridView(Frame frame, Project project, Wanted wanted, List<Tile> tiles, String next, boolean first) {

    /**
     * A picture of the grid.
     *
     * @param page its own address
     * @param label what it shows, in words
     * @param remark what is odd about it, or empty
     */
    public record Tile(String page, String picture, String label, String remark) {}

    /** What follows the address of the grid on the first page. */
    public String newest() {
        return wanted.query();
    }

    /** Everything that a picture may be used for. */
    public List<Split> splits() {
        return List.of(Split.values());
    }
}
