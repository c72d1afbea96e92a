package dev.netwright.processor.layer;

import java.util.ArrayList;
import java.util.List;

/** A pool as PyTorch defines it, its windows laid down one by one: no formula is shared with what is tested. */
record PoolByHand(Kind kind, boolean ceil, Side down, Side across) {

    enum Kind {
        MAXIMUM,
        COUNTED,
        UNCOUNTED
    }

    /** One side of the map and of the window over it. */
    record Side(int input, int kernel, int stride, int padding) {

        /** Where windows begin: in the padding in front, at least in a value at the end. */
        List<Integer> starts(boolean ceil) {
            List<Integer> starts = new ArrayList<>();
            int end = input + padding;
            int start = -padding;
            while (start + kernel <= end) {
                starts.add(start);
                start += stride;
            }
            boolean valuesAreLeft = start - stride + kernel < end;
            if (ceil && valuesAreLeft && start < input) {
                starts.add(start);
            }
            return starts;
        }

        boolean holds(int place) {
            return place >= 0 && place < input;
        }

        boolean counts(int place) {
            return place >= -padding && place < input + padding;
        }
    }

    /** A place of the map, and which share of it a window has. */
    @FunctionalInterface
    interface Shares {
        void add(int window, int row, int column, double share);
    }

    int outHeight() {
        return down.starts(ceil).size();
    }

    int outWidth() {
        return across.starts(ceil).size();
    }

    /** The values that come out, row by row. */
    double[] pooled(double[][] map) {
        double[] values = new double[outHeight() * outWidth()];
        each(map, (window, row, column, share) -> values[window] += share * map[row][column]);
        return values;
    }

    /** What is sent back to the map where {@code above} comes back to the windows. */
    double[][] sentBack(double[][] map, double[] above) {
        double[][] below = new double[down.input()][across.input()];
        each(map, (window, row, column, share) -> below[row][column] += share * above[window]);
        return below;
    }

    private void each(double[][] map, Shares shares) {
        int window = 0;
        for (int top : down.starts(ceil)) {
            for (int left : across.starts(ceil)) {
                if (kind == Kind.MAXIMUM) {
                    largest(map, top, left, window, shares);
                } else {
                    mean(top, left, window, shares);
                }
                window++;
            }
        }
    }

    private void largest(double[][] map, int top, int left, int window, Shares shares) {
        int[] best = null;
        for (int row = top; row < top + down.kernel(); row++) {
            for (int column = left; column < left + across.kernel(); column++) {
                if (down.holds(row)
                        && across.holds(column)
                        && (best == null || map[row][column] > map[best[0]][best[1]])) {
                    best = new int[] {row, column};
                }
            }
        }
        shares.add(window, best[0], best[1], 1);
    }

    private void mean(int top, int left, int window, Shares shares) {
        List<int[]> held = new ArrayList<>();
        int counted = 0;
        for (int row = top; row < top + down.kernel(); row++) {
            for (int column = left; column < left + across.kernel(); column++) {
                if (down.holds(row) && across.holds(column)) {
                    held.add(new int[] {row, column});
                }
                counted += down.counts(row) && across.counts(column) ? 1 : 0;
            }
        }
        double share = 1.0 / (kind == Kind.COUNTED ? counted : held.size());
        held.forEach(place -> shares.add(window, place[0], place[1], share));
    }

    /** The layer as a user declares it. */
    String layer() {
        return "@%s(kernel = {%d, %d}, stride = {%d, %d}, padding = {%d, %d}%s%s)"
                .formatted(
                        kind == Kind.MAXIMUM ? "MaxPool2d" : "AvgPool2d",
                        down.kernel(),
                        across.kernel(),
                        down.stride(),
                        across.stride(),
                        down.padding(),
                        across.padding(),
                        ceil ? ", rounding = CEIL" : "",
                        kind == Kind.UNCOUNTED ? ", countPadding = false" : "");
    }
}
