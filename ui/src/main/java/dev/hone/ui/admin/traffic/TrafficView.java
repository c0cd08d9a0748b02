package dev.hone.ui.admin.traffic;

import dev.hone.ui.charts.Chart;
import dev.hone.ui.frame.Frame;
import dev.hone.ui.frame.Notice;
import java.util.List;

/**
 * The page.
 *
 * @param project whose month it is, or null where there is none
 * @param projects those there are
 * @param missing how many days are being added up
 * @param looked how many answers people looked at
 * @param wrong how many of those were wrong
 * @param refusals how requests ended, or null
 * @param servingAway why that is not known, or null
 */
public record TrafficView(
        Frame frame,
        String project,
        List<String> projects,
        List<Chart> charts,
        long missing,
        int looked,
        int wrong,
        Refusals refusals,
        Notice servingAway) {}
