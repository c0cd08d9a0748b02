package dev.hone.serving;

import java.nio.file.Path;

/** The contract, without servers. */
class ServingTest extends ServingContract {

    @Override
    House furnish(Path folder) {
        return new HouseInMemory(folder.resolve("cache"));
    }
}
