package dev.hone.local.command;

import dev.hone.local.command.house.HouseException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code hone test} as far as help goes: the script does it itself, since it tests this program, too. */
@Command(
        name = "test",
        description = {
            "Check the formatting, compile, and run all tests on the real parts.",
            "The last line is 'N passed, N failed, N skipped'."
        })
final class TestVerb implements Callable<Integer> {
    @Override
    public Integer call() {
        throw HouseException.because("the tests are run by the script: ./hone test");
    }
}
