package dev.hone.local.command;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.house.Ports;
import dev.hone.local.command.parts.Folders;
import dev.hone.local.command.serving.QuickLook;
import dev.hone.local.command.serving.ServingHttp;
import dev.hone.local.command.supervisor.HouseState;
import dev.hone.local.command.supervisor.ProcessMark;
import dev.hone.local.command.supervisor.StateFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** What the script runs once after a build: what most verbs do, so that their classes go into an archive. */
@Command(name = "rehearse", hidden = true, description = "Load what most verbs load, and do nothing.")
final class RehearseVerb implements Callable<Integer> {
    /** Where nobody listens. */
    private static final Ports NOWHERE = new Ports(1024);

    @ParentCommand
    private HoneCommand hone;

    @Override
    public Integer call() throws IOException {
        PrintWriter nobody = new PrintWriter(Writer.nullWriter());
        HoneCommand.line().getSubcommands().values().forEach(verb -> verb.usage(nobody));
        Path folder = Files.createTempDirectory("hone");
        try {
            House usual = hone.usualHouse();
            return look(new House(folder, NOWHERE, usual.installation(), usual.environment())) ? 0 : 1;
        } finally {
            Folders.delete(folder);
        }
    }

    /** What a status takes; and a longer talk with serving. */
    private static boolean look(House house) {
        StateFile state = new StateFile(house.state());
        state.write(new HouseState(house.ports().base(), ProcessMark.own(), List.of()));
        boolean supervised = state.read().filter(HouseState::supervised).isPresent();
        boolean answered = new QuickLook(house).projects().isPresent();
        try {
            new ServingHttp(house).requireAnswer();
        } catch (HouseException e) {
            return supervised && !answered;
        }
        return supervised;
    }
}
