package dev.hone.local.command;

import dev.hone.local.command.house.HouseException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hone test} as far as help goes: the script does it itself, since it tests this program, too. */
@Command(
        name = "test",
        description = {
            "Check the formatting, compile, and run all tests on the real parts.",
            "A browser and a MinIO server are made ready for them where there is none; what could not be had is named at the end as not run.",
            "The last line is 'N passed, N failed, N skipped', the failed ones stand before it."
        },
        exitCodeList = {"0:all tests that ran passed", "1:one failed", "2:the command was not understood"},
        footer = {
            "",
            "Examples:",
            "  hone test --fast      a minute, without the real parts",
            "  hone test             everything",
            "  hone test --complete  everything, and it fails where something could not be run"
        })
final class TestVerb implements Callable<Integer> {
    @Option(names = "--fast", description = "Leave the integration tests out.")
    private boolean fast;

    @Option(
            names = "--soak",
            description =
                    "Run the loops and floods many times, and the benches whole; otherwise each has one small round.")
    private boolean soak;

    @Option(names = "--complete", description = "Fail when something was not run.")
    private boolean complete;

    @Override
    public Integer call() {
        String options = (fast ? " --fast" : "") + (soak ? " --soak" : "") + (complete ? " --complete" : "");
        throw HouseException.because("the tests are run by the script: ./hone test" + options);
    }
}
