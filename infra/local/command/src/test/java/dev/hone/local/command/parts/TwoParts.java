package dev.hone.local.command.parts;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.Installation;
import dev.hone.local.command.house.Ports;
import dev.hone.local.command.supervisor.Part;
import dev.hone.local.command.supervisor.Supervision;
import java.nio.file.Path;
import java.util.List;

/** A supervisor of PostgreSQL and S3 only, as a program: home, port base, repository. */
final class TwoParts {
    private TwoParts() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        House house = new House(
                Path.of(arguments[0]),
                new Ports(Integer.parseInt(arguments[1])),
                new Installation(Path.of(arguments[2]), java),
                System.getenv());
        new Supervision(house).keep(of(house));
    }

    static List<Part> of(House house) {
        return List.of(PostgresPart.of(house), BucketPart.of(house));
    }
}
