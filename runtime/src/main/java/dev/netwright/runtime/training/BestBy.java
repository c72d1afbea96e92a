package dev.netwright.runtime.training;

/** Which figure on the validation data says that one epoch is better than another. */
public enum BestBy {
    /** The share of examples classified right: more is better. */
    ACCURACY,
    /** The loss: less is better. */
    LOSS;

    /** Whether {@code value} beats {@code best}. What is not a number beats nothing, and anything beats it. */
    boolean better(double value, double best) {
        if (Double.isNaN(value) || Double.isNaN(best)) {
            return !Double.isNaN(value);
        }
        return this == ACCURACY ? value > best : value < best;
    }
}
