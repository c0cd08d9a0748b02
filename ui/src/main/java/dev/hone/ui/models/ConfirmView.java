package dev.hone.ui.models;

import dev.hone.stores.ledger.BlockedVersion;
import dev.hone.ui.frame.Frame;
import dev.hone.ui.frame.Notice;
import dev.hone.ui.verdicts.VerdictView;
import java.util.List;

/**
 * The page that asks whether somebody means what they ask for.
 *
 * @param back where somebody goes who does not mean it
 * @param path where the form goes
 * @param button what is asked for, in words
 * @param touches what it changes, sentence by sentence
 * @param wayBack how to undo it
 * @param lifts the block that would have to be lifted, or null
 * @param obstacle why it cannot be, or null
 * @param verdict what the gate said of the version, or null
 * @param reason what was written already
 * @param production the version in production, as the form remembers it
 * @param problem what is wrong with what was written, or null
 */
public record ConfirmView(
        Frame frame,
        String back,
        String path,
        String button,
        List<String> touches,
        String wayBack,
        BlockedVersion lifts,
        Notice obstacle,
        VerdictView verdict,
        String reason,
        String production,
        String problem) {}
