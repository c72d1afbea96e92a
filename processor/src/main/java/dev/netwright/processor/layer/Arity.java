package dev.netwright.processor.layer;

/** How many layers a layer reads. */
public record Arity(int least, int most) {
    public static final Arity NONE = new Arity(0, 0);
    public static final Arity ONE = new Arity(1, 1);
    public static final Arity SEVERAL = new Arity(2, Integer.MAX_VALUE);

    public static Arity exactly(int count) {
        return new Arity(count, count);
    }

    public boolean admits(int count) {
        return least <= count && count <= most;
    }

    /** {@code reads one layer}. */
    @Override
    public String toString() {
        if (least == most) {
            return least == 1 ? "one layer" : least + " layers";
        }
        return "at least " + least + " layers";
    }
}
