package dev.hone.local.command;

import dev.hone.local.command.doctor.Doctor;
import dev.hone.local.command.doctor.Finding;
import dev.hone.local.command.doctor.Finding.Verdict;
import dev.hone.stores.json.Json;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code hone doctor}. */
@Command(
        name = "doctor",
        description = "Look whether this machine has what the house needs, and say what to do where it has not.",
        exitCodeList = {
            "0:nothing has to be done",
            "1:something has to be done before the house comes up",
            "2:the command was not understood"
        },
        footer = {"", "Examples:", "  hone doctor", "  hone doctor --json"})
final class DoctorVerb implements Callable<Integer> {
    private static final String ROW = "%-12s %-7s %s";

    @ParentCommand
    private HoneCommand hone;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON array instead.")
    private boolean json;

    @Override
    public Integer call() {
        List<Finding> findings = Doctor.look(hone::house, hone.usualHouse());
        Lines lines = new Lines(spec);
        if (json) {
            lines.line(Json.text(findings));
        } else {
            findings.forEach(finding -> lines.line(row(finding)));
        }
        return findings.stream().anyMatch(finding -> finding.verdict() == Verdict.TO_DO) ? 1 : 0;
    }

    private static String row(Finding finding) {
        String words = finding.advice() == null ? finding.found() : finding.found() + ": " + finding.advice();
        return ROW.formatted(finding.what(), finding.verdict().word(), words);
    }
}
