package dev.hone.model.evaluation;

import java.util.random.RandomGenerator;

/**
 * The binomial distribution. Point probabilities are the saddle-point expansion of Loader, which keeps all digits for any
 * count; large draws are by Hörmann's transformed rejection with squeeze, small ones by inversion.
 */
final class Binomial {

    private static final double LEAST_FOR_REJECTION = 10;
    private static final double[] SMALL = new double[16];

    static {
        double logFactorial = 0;
        for (int n = 1; n < SMALL.length; n++) {
            logFactorial += Math.log(n);
            SMALL[n] = logFactorial - (0.5 * Math.log(2 * Math.PI * n) + n * Math.log(n) - n);
        }
    }

    private Binomial() {}

    /** P(X <= k) for X of n tosses of a fair coin. */
    static double fairTail(int n, int k) {
        if (k < 0) {
            return 0;
        } else if (2L * k >= n) {
            return k >= n ? 1 : 1 - fairTail(n, n - k - 1);
        }
        double term = Math.exp(logProbability(n, k, 0.5));
        double sum = 0;
        // each term is smaller than the one before: what no longer changes the sum, and all behind it, is nothing
        for (int i = k; i >= 0 && sum + term != sum; i--) {
            sum += term;
            term *= i / (n - i + 1.0);
        }
        return sum;
    }

    static double logProbability(int n, int k, double p) {
        if (k == 0) {
            return n * Math.log1p(-p);
        } else if (k == n) {
            return n * Math.log(p);
        }
        int rest = n - k;
        return stirlingError(n)
                - stirlingError(k)
                - stirlingError(rest)
                - deviance(k, n * p)
                - deviance(rest, n * (1 - p))
                + 0.5 * (Math.log(n) - Math.log(2 * Math.PI * k) - Math.log(rest));
    }

    /** By how much the logarithm of n! exceeds Stirling's formula. */
    private static double stirlingError(int n) {
        if (n < SMALL.length) {
            return SMALL[n];
        }
        double square = (double) n * n;
        return (1 / 12.0 - (1 / 360.0 - (1 / 1260.0 - (1 / 1680.0 - 1 / 1188.0 / square) / square) / square) / square)
                / n;
    }

    /** x log(x / m) + m - x, without losing digits where x is near m. */
    private static double deviance(double x, double m) {
        double v = (x - m) / (x + m);
        if (Math.abs(v) >= 0.1) {
            return x * Math.log(x / m) + m - x;
        }
        double sum = (x - m) * v;
        double power = 2 * x * v;
        double before = Double.NaN;
        for (int odd = 3; sum != before; odd += 2) {
            before = sum;
            power *= v * v;
            sum += power / odd;
        }
        return sum;
    }

    static int draw(RandomGenerator random, int n, double p) {
        if (n == 0 || p <= 0) {
            return 0;
        } else if (p > 0.5) {
            return n - draw(random, n, 1 - p);
        }
        return n * p < LEAST_FOR_REJECTION ? invert(random, n, p) : reject(random, n, p);
    }

    private static int invert(RandomGenerator random, int n, double p) {
        double odds = p / (1 - p);
        double left = random.nextDouble();
        double term = Math.exp(n * Math.log1p(-p));
        int k = 0;
        while (left > term && k < n) {
            left -= term;
            k++;
            term *= odds * (n - k + 1) / k;
        }
        return k;
    }

    private static int reject(RandomGenerator random, int n, double p) {
        double deviation = Math.sqrt(n * p * (1 - p));
        double b = 1.15 + 2.53 * deviation;
        double a = -0.0873 + 0.0248 * b + 0.01 * p;
        double squeeze = 0.92 - 4.2 / b;
        double alpha = (2.83 + 5.1 / b) * deviation;
        double mode = logProbability(n, (int) ((n + 1) * p), p);
        while (true) {
            double u = random.nextDouble() - 0.5;
            double v = random.nextDouble();
            double us = 0.5 - Math.abs(u);
            int k = (int) Math.floor((2 * a / us + b) * u + n * p + 0.5);
            if (us >= 0.07 && v <= squeeze) {
                return k;
            }
            boolean possible = k >= 0 && k <= n;
            if (possible && Math.log(v * alpha / (a / (us * us) + b)) <= logProbability(n, k, p) - mode) {
                return k;
            }
        }
    }
}
