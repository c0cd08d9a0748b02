package dev.hone.ui.admin.storage;

import dev.hone.stores.ledger.DatabaseFacts.TableSize;
import dev.hone.ui.frame.Frame;
import dev.hone.ui.frame.Notice;
import dev.hone.ui.usage.Bytes;
import dev.hone.ui.usage.Usage.Standing;
import dev.hone.ui.usage.Use;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The page.
 *
 * @param tables of the ledger, the largest first
 * @param sweeps the last rounds of housekeeping, the newest first
 * @param kestraAway why those are not known, or null
 * @param started the execution that was just started, or null
 */
public record StorageView(
        Frame frame, Standing standing, List<TableSize> tables, List<Sweep> sweeps, Notice kestraAway, String started) {
    private static final int TABLES_SHOWN = 8;

    /** Something that takes room. */
    public record Row(String project, String kind, String items, String size) {}

    /** What each project takes, kind by kind, without the kinds of which there is nothing. */
    public List<Row> rows() {
        return standing.counted().uses().stream()
                .filter(use -> use.items() > 0)
                .map(use -> new Row(
                        use.project(),
                        KindWord.of(use.kind()),
                        String.format(Locale.ENGLISH, "%,d", use.items()),
                        Bytes.text(use.bytes())))
                .toList();
    }

    /** All of it. */
    public String sum() {
        return Bytes.text(
                standing.counted().uses().stream().mapToLong(Use::bytes).sum());
    }

    /** The largest tables, and what is left as one. */
    public List<Row> largest() {
        List<Row> rows = tables.stream()
                .limit(TABLES_SHOWN)
                .map(table -> new Row("", table.name(), "", Bytes.text(table.bytes())))
                .toList();
        long rest =
                tables.stream().skip(TABLES_SHOWN).mapToLong(TableSize::bytes).sum();
        return rest == 0
                ? rows
                : Stream.concat(rows.stream(), Stream.of(new Row("", "all others", "", Bytes.text(rest))))
                        .toList();
    }

    /** What the last round that only told would have removed, or null. */
    public Sweep lastDry() {
        return sweeps.stream()
                .filter(sweep -> sweep.dry() && sweep.well())
                .findFirst()
                .orElse(null);
    }

    /** Whether a round is under way. */
    public boolean sweeping() {
        return sweeps.stream().anyMatch(sweep -> !sweep.ended());
    }
}
