package dev.hone.stores.ledger;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;

/**
 * What the network made of a picture when it answered.
 *
 * @param prediction the id of the answer
 * @param picture the digest of the picture
 * @param halves the numbers in half precision, little endian, which is more than telling pictures apart needs
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Embedding(String prediction, String project, int version, String picture, byte[] halves, Instant at) {

    /** An embedding of these numbers; their precision is halved. */
    public static Embedding of(Prediction prediction, float[] numbers) {
        ByteBuffer halves = ByteBuffer.allocate(numbers.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float number : numbers) {
            halves.putShort(Float.floatToFloat16(number));
        }
        return new Embedding(
                prediction.id(),
                prediction.project(),
                prediction.version(),
                prediction.picture(),
                halves.array(),
                prediction.at());
    }

    /** The numbers. */
    public float[] numbers() {
        ByteBuffer buffer = ByteBuffer.wrap(halves).order(ByteOrder.LITTLE_ENDIAN);
        float[] numbers = new float[halves.length / Short.BYTES];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Float.float16ToFloat(buffer.getShort());
        }
        return numbers;
    }
}
