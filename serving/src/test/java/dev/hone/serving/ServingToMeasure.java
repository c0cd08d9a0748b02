package dev.hone.serving;

import dev.hone.stores.ledger.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Serving in a process of its own, with stores that cost nothing, so that what is measured is serving. It says on which
 * port it listens and with which key, and then does what it is told, a line each: {@code promote PROJECT BUNDLE}. It ends with its
 * input.
 */
final class ServingToMeasure {
    private ServingToMeasure() {}

    /** Arguments: a folder for its cache. */
    public static void main(String[] arguments) throws IOException {
        // what is logged must not stand between what is said
        PrintStream says = System.out;
        System.setOut(System.err);
        HouseInMemory house = HouseInMemory.forgetful(Path.of(arguments[0]));
        try (ConfigurableApplicationContext serving = house.serve();
                BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            Caller caller = new Caller(serving, house.key("measure", Role.ADMIN, null));
            says.printf(
                    "%s %s%n",
                    serving.getEnvironment().getProperty("local.server.port"),
                    house.key("load", Role.CONTRIBUTE, null));
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                String[] words = order.split(" ", 3);
                int version = house.promote(words[1], Path.of(words[2]));
                Eventually.holds("v" + version + " answers", () -> answers(caller, words[1], version));
                says.println("v" + version);
            }
        }
    }

    private static boolean answers(Caller caller, String project, int version) {
        return caller.get("/v1/projects/%s/model".formatted(project))
                        .body()
                        .path("model_version")
                        .asInt()
                == version;
    }
}
