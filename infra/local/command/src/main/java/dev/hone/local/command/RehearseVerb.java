package dev.hone.local.command;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.serving.QuickLook;
import dev.hone.local.command.serving.ServingHttp;
import dev.hone.local.command.supervisor.HouseState;
import dev.hone.local.command.supervisor.ProcessMark;
import dev.hone.local.command.supervisor.StateFile;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What the script runs once after a build: what most verbs do, so that their classes go into an archive. */
@Command(name = "rehearse", hidden = true, description = "Load what most verbs load, and do nothing.")
final class RehearseVerb implements Callable<Integer> {
    @ParentCommand
    private HoneCommand hone;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter nobody = new PrintWriter(Writer.nullWriter());
        spec.root().subcommands().values().forEach(verb -> verb.usage(nobody));
        House house = hone.usualHouse();
        Path file = Files.createTempFile("hone", ".json");
        StateFile state = new StateFile(file);
        state.write(new HouseState(house.ports().base(), ProcessMark.own(), List.of()));
        boolean read = state.read().filter(HouseState::supervised).isPresent();
        Files.delete(file);
        new QuickLook(house).projects();
        try {
            new ServingHttp(house).projects();
        } catch (HouseException e) {
            // nobody has to be there
        }
        return read ? 0 : 1;
    }
}
