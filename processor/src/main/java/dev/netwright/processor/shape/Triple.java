package dev.netwright.processor.shape;

import java.util.List;

/** A depth, a height and a width: what {@code kernel = 3} and {@code kernel = {1, 3, 3}} both mean. */
public record Triple(int depth, int height, int width) {
    public static final Triple ONE = new Triple(1, 1, 1);

    public boolean is(int value) {
        return depth == value && isCube();
    }

    public int along(int axis) {
        return sizes().get(axis);
    }

    /** This triple with another value along one axis, or along all where they were equal. */
    public Triple with(int axis, int value) {
        if (isCube()) {
            return new Triple(value, value, value);
        }
        return new Triple(axis == 0 ? value : depth, axis == 1 ? value : height, axis == 2 ? value : width);
    }

    /** As a member is written: one size where all are equal, else three. */
    public List<Long> written() {
        return isCube() ? List.of((long) depth) : List.of((long) depth, (long) height, (long) width);
    }

    public long product() {
        return Math.multiplyExact(Math.multiplyExact((long) depth, height), width);
    }

    /** {@code 1x3x3}. */
    public String text() {
        return depth + "x" + height + "x" + width;
    }

    private List<Integer> sizes() {
        return List.of(depth, height, width);
    }

    private boolean isCube() {
        return depth == height && height == width;
    }
}
