package dev.netwright.engine.operation;

/** {@code y = 2 / sqrt(pi) * integral from 0 to x of exp(-t^2) dt}. */
final class Erf extends Elementwise {
    private static final double SERIES_UP_TO = 2;
    private static final int DEPTH = 120;

    /** The function itself, to 1e-15. */
    static double of(double x) {
        return Math.abs(x) < SERIES_UP_TO ? series(x) : x > 0 ? 1 - fraction(x) : fraction(-x) - 1;
    }

    /** {@code 1 - erf x}, to 1e-13 of itself. */
    static double complement(double x) {
        return Math.abs(x) < SERIES_UP_TO ? 1 - series(x) : x > 0 ? fraction(x) : 2 - fraction(-x);
    }

    /** {@code erf x = 2 / sqrt(pi) * exp(-x^2) * sum of 2^n x^(2n + 1) / (1 * 3 * .. * (2n + 1))}. */
    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }

    /** {@code 1 - erf x = exp(-x^2) / sqrt(pi) / (x + 1/2 / (x + 2/2 / (x + 3/2 / (x + ..))))}. */
    private static double fraction(double x) {
        double below = x;
        for (int n = DEPTH; n > 0; n--) {
            below = x + n / 2.0 / below;
        }
        return Math.exp(-x * x) / Math.sqrt(Math.PI) / below;
    }

    /** {@code exp(-x^2) 2 / sqrt(pi)}. */
    private static double slope(double x) {
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x);
    }

    @Override
    Curve curve(Signature node) {
        return new Curve(Erf::of, (x, y) -> slope(x));
    }
}
