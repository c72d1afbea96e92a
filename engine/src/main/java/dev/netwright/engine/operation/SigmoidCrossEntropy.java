package dev.netwright.engine.operation;

/**
 * {@code weight * sum over c of max(x[c], 0) - x[c] y[c] + ln(1 + exp(-|x[c]|))}, summed over the features, not averaged; the
 * gradient is {@code weight * (1 / (1 + exp(-x[c])) - y[c])}. For inputs and shapes see {@link Loss}.
 */
final class SigmoidCrossEntropy extends Loss {

    @Override
    double value(Row row) {
        double sum = 0;
        for (int i = 0; i < row.size(); i++) {
            double x = row.x(i);
            sum += Math.max(x, 0) - x * row.y(i) + Math.log1p(Math.exp(-Math.abs(x)));
        }
        return sum;
    }

    @Override
    void gradient(Row row, double[] slopes) {
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = Sigmoid.of(row.x(i)) - row.y(i);
        }
    }
}
