package dev.netwright.engine.operation;

/**
 * The sum of products that a convolution is, as a form in three tensors: {@code small} {@code [N, S, ..]} with a place for
 * each window, {@code big} {@code [N, B, ..]} that the windows look at, and {@code weight} {@code [S, B / groups, ..]}. A
 * convolution goes from big to small, a transposed one from small to big, and each one's gradient the other way.
 */
record Correlation(int batch, int groups, int small, int big, int bigSize, int[][] taps) {

    /** Visits each product: where its factors stand. */
    private interface Visit {
        void at(int small, int big, int weight);
    }

    private void each(Visit visit) {
        int kernel = taps.length == 0 ? 0 : taps[0].length;
        int smallOfGroup = small / groups;
        int bigOfGroup = big / groups;
        for (int n = 0; n < batch; n++) {
            for (int s = 0; s < small; s++) {
                for (int b = 0; b < bigOfGroup; b++) {
                    int bigStart = (n * big + s / smallOfGroup * bigOfGroup + b) * bigSize;
                    int weightStart = (s * bigOfGroup + b) * kernel;
                    for (int o = 0; o < taps.length; o++) {
                        int smallAt = (n * small + s) * taps.length + o;
                        for (int k = 0; k < kernel; k++) {
                            if (taps[o][k] >= 0) {
                                visit.at(smallAt, bigStart + taps[o][k], weightStart + k);
                            }
                        }
                    }
                }
            }
        }
    }

    void addToSmall(double[] result, double[] big, double[] weight) {
        each((s, b, w) -> result[s] += big[b] * weight[w]);
    }

    void addToBig(double[] result, double[] small, double[] weight) {
        each((s, b, w) -> result[b] += small[s] * weight[w]);
    }

    void addToWeight(double[] result, double[] small, double[] big) {
        each((s, b, w) -> result[w] += small[s] * big[b]);
    }
}
