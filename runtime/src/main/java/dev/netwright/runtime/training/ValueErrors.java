package dev.netwright.runtime.training;

import java.util.Locale;

/**
 * How far the values of a regression head are from their labels, in the unit of the labels, over all examples and values.
 *
 * @param meanAbsolute the mean of {@code |value - label|}
 * @param rootMeanSquared the square root of the mean of {@code (value - label)^2}
 */
public record ValueErrors(double meanAbsolute, double rootMeanSquared) {

    /** For people: {@code mean absolute error 0.1620, root mean squared error 0.2052}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "mean absolute error %.4f, root mean squared error %.4f", meanAbsolute, rootMeanSquared);
    }
}
