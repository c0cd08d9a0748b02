package dev.hone.model;

/** How a network is trained. The same settings, examples and code give the same network on the same machine. */
public record TrainingSettings(int epochs, int batchSize, double learningRate, long seed, int threads) {

    public TrainingSettings {
        atLeastOne("epochs", epochs);
        atLeastOne("batch_size", batchSize);
        atLeastOne("threads", threads);
        if (!(learningRate > 0 && learningRate <= 1)) {
            throw new IllegalArgumentException("learning_rate must be above 0 and at most 1, not " + learningRate);
        }
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("%s must be at least 1, not %d".formatted(name, value));
        }
    }
}
