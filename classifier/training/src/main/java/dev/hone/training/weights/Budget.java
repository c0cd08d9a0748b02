package dev.hone.training.weights;

/** How many numbers may still be read. */
final class Budget {
    private long left;

    Budget(long numbers) {
        this.left = numbers;
    }

    void take(long numbers) {
        left -= numbers;
        if (left < 0) {
            throw WeightsRefusedException.tooLarge("its tensors would be many times as large as the file");
        }
    }
}
