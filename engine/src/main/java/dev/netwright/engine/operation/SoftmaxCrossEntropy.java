package dev.netwright.engine.operation;

/**
 * {@code -weight * sum over c of y[c] ln p[c]}, where p is the softmax of the logits; the gradient is
 * {@code weight * (p[c] * sum over j of y[j] - y[c])}. For inputs and shapes see {@link Loss}.
 */
final class SoftmaxCrossEntropy extends Loss {

    private static double[] logarithms(Row row) {
        double[] x = new double[row.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = row.x(i);
        }
        Softmax.logarithms(x, 0, new Lines(1, x.length, 1), x);
        return x;
    }

    @Override
    double value(Row row) {
        double[] logarithms = logarithms(row);
        double sum = 0;
        for (int i = 0; i < logarithms.length; i++) {
            sum -= row.y(i) * logarithms[i];
        }
        return sum;
    }

    @Override
    void gradient(Row row, double[] slopes) {
        double[] logarithms = logarithms(row);
        double labels = 0;
        for (int i = 0; i < slopes.length; i++) {
            labels += row.y(i);
        }
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = Math.exp(logarithms[i]) * labels - row.y(i);
        }
    }
}
