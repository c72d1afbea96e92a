package dev.netwright.engine.operation;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * A function of several numbers.
 *
 * @param value the function
 * @param gradient its derivatives
 */
record Fold(ToDoubleFunction<double[]> value, Gradient gradient) {

    /** Derivatives of a function of several numbers. */
    interface Gradient {

        /** Writes the derivative by each of the numbers, where the function's value is y. */
        void write(double[] numbers, double y, double[] slopes);
    }

    static final Fold SUM =
            new Fold(numbers -> Arrays.stream(numbers).sum(), (numbers, y, slopes) -> Arrays.fill(slopes, 1));

    static final Fold MEAN = new Fold(
            numbers -> Arrays.stream(numbers).sum() / numbers.length,
            (numbers, y, slopes) -> Arrays.fill(slopes, 1.0 / numbers.length));

    /** Equal ones share the gradient. */
    static final Fold MAX = new Fold(
            numbers -> Arrays.stream(numbers).reduce(Double.NEGATIVE_INFINITY, Math::max), Fold::shareAmongEqual);

    /** Equal ones share the gradient. */
    static final Fold MIN = new Fold(
            numbers -> Arrays.stream(numbers).reduce(Double.POSITIVE_INFINITY, Math::min), Fold::shareAmongEqual);

    /** The slope at 0 is 0. */
    static final Fold LENGTH = new Fold(
            numbers -> Math.sqrt(
                    Arrays.stream(numbers).map(number -> number * number).sum()),
            (numbers, y, slopes) -> Arrays.setAll(slopes, i -> y == 0 ? 0 : numbers[i] / y));

    private static void shareAmongEqual(double[] numbers, double y, double[] slopes) {
        long equal = Arrays.stream(numbers).filter(number -> number == y).count();
        Arrays.setAll(slopes, i -> numbers[i] == y ? 1.0 / equal : 0);
    }
}
