package dev.hone.ui.admin.audit;

import dev.hone.stores.ledger.AuditEntry;
import dev.hone.ui.frame.Frame;
import java.util.List;

/**
 * A page of the audit.
 *
 * @param actions what there is to choose from
 * @param older where older entries are, or null
 * @param file where all of this can be saved
 */
public record AuditView(
        Frame frame, Wanted wanted, List<String> actions, List<AuditEntry> entries, String older, String file) {}
