package dev.hone.local.command;

import dev.hone.local.command.house.House;
import dev.hone.local.command.parts.HouseParts;
import dev.hone.local.command.supervisor.Supervision;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** What {@code hone up} starts in the background. */
@Command(name = "supervise", hidden = true, description = "Keep the parts of the house running until asked to end.")
final class SuperviseVerb implements Callable<Integer> {
    @ParentCommand
    private HoneCommand hone;

    @Override
    public Integer call() throws InterruptedException {
        House house = hone.house();
        new Supervision(house).keep(HouseParts.of(house));
        return 0;
    }
}
