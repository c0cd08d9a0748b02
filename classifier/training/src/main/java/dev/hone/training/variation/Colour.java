package dev.hone.training.variation;

import java.util.random.RandomGenerator;

/** Another light: brightness and contrast, and in colour pictures how strong the colours are. */
record Colour(byte[] tones, double saturation, int channels) {
    private static final double BRIGHTNESS = 0.1;
    private static final double CONTRAST = 0.15;
    private static final double SATURATION = 0.15;
    private static final int MIDDLE = 128;

    static Colour drawn(RandomGenerator chance, int channels) {
        double contrast = 1 + chance.nextDouble(-CONTRAST, CONTRAST);
        double brightness = 255 * chance.nextDouble(-BRIGHTNESS, BRIGHTNESS);
        byte[] tones = new byte[256];
        for (int tone = 0; tone < tones.length; tone++) {
            tones[tone] = (byte) Math.clamp(Math.round((tone - MIDDLE) * contrast + MIDDLE + brightness), 0, 255);
        }
        return new Colour(tones, 1 + chance.nextDouble(-SATURATION, SATURATION), channels);
    }

    void apply(byte[] data) {
        for (int i = 0; i < data.length; i++) {
            data[i] = tones[data[i] & 255];
        }
        if (channels == 3) {
            saturate(data);
        }
    }

    private void saturate(byte[] data) {
        int strength = (int) Math.round(256 * saturation);
        for (int i = 0; i < data.length; i += 3) {
            int grey = ((data[i] & 255) + (data[i + 1] & 255) + (data[i + 2] & 255)) / 3;
            for (int channel = i; channel < i + 3; channel++) {
                int away = (data[channel] & 255) - grey;
                data[channel] = (byte) Math.clamp(grey + (away * strength >> 8), 0, 255);
            }
        }
    }
}
