package dev.hone.stores.real;

/** How often loops, floods and benches run: once, so that they stay alive, and many times when Hone is soaked. */
public final class Rounds {
    private static final boolean SOAKED = Boolean.getBoolean("hone.soak");

    private Rounds() {}

    /** This many under {@code ./hone test --soak}, else one. */
    public static int of(int soaked) {
        return SOAKED ? soaked : 1;
    }
}
