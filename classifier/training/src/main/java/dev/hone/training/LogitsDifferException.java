package dev.hone.training;

import java.util.Locale;

/** The ONNX file answers otherwise than the network it was written from; it must not leave the process. */
final class LogitsDifferException extends RuntimeException {
    private LogitsDifferException(String message) {
        super(message);
    }

    static LogitsDifferException by(double difference, double allowed) {
        String message =
                "the ONNX file answers otherwise than the trained network: logits differ by %.2g, allowed are %.2g";
        return new LogitsDifferException(String.format(Locale.ROOT, message, difference, allowed));
    }
}
