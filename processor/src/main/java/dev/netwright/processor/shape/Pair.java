package dev.netwright.processor.shape;

/** A height and a width: what {@code kernel = 3} and {@code kernel = {3, 5}} both mean. */
public record Pair(int height, int width) {
    public boolean is(int value) {
        return height == value && width == value;
    }

    public boolean isSquare() {
        return height == width;
    }

    public int along(int axis) {
        return axis == 0 ? height : width;
    }

    /** This pair with another value along one axis, or along both where they were equal. */
    public Pair with(int axis, int value) {
        if (isSquare()) {
            return new Pair(value, value);
        }
        return axis == 0 ? new Pair(value, width) : new Pair(height, value);
    }

    /** {@code 3x5}. */
    public String text() {
        return height + "x" + width;
    }
}
