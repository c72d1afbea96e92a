package dev.netwright.engine.operation;

/**
 * {@code weight / F * sum over j of (x[j] - y[j])^2}; the gradient is {@code weight * 2 / F * (x[j] - y[j])}. For inputs and
 * shapes see {@link Loss}.
 */
final class SquaredError extends Loss {

    @Override
    double value(Row row) {
        double sum = 0;
        for (int i = 0; i < row.size(); i++) {
            double difference = row.x(i) - row.y(i);
            sum += difference * difference / row.size();
        }
        return sum;
    }

    @Override
    void gradient(Row row, double[] slopes) {
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = 2.0 / slopes.length * (row.x(i) - row.y(i));
        }
    }
}
