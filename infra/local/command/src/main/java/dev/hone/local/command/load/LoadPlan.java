package dev.hone.local.command.load;

import dev.hone.stores.connections.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * What load there is to be.
 *
 * @param target where pictures are posted as the file of a form
 * @param key is sent with each request
 * @param pictures are asked about in turns
 * @param users how many ask at a time, each on a connection of its own
 * @param rate how many requests begin in a second, all users together; 0: each user asks again as soon as there is an answer
 * @param warmUp how long there is load before it counts
 * @param time how long it counts
 */
public record LoadPlan(
        URI target, Secret key, List<byte[]> pictures, int users, double rate, Duration warmUp, Duration time) {

    public LoadPlan {
        pictures = List.copyOf(pictures);
    }
}
