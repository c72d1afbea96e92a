package dev.netwright.serving;

/**
 * One dimension of an input or an output.
 *
 * @param size its size, at least 1; where it is open, the nominal one
 * @param smallest the smallest size that works; {@code size} where it is fixed
 * @param largest the largest size that the compiler proved; {@code size} where it is fixed, {@link Long#MAX_VALUE} for an
 *     output, whose size follows from the input's
 * @param isOpen whether every size from the smallest to the largest will do
 */
public record Dimension(long size, long smallest, long largest, boolean isOpen) {

    /** @throws IllegalArgumentException if a size is below 1, or they are not in order */
    public Dimension {
        if (smallest < 1 || size < smallest || largest < size) {
            throw new IllegalArgumentException(
                    "every size must be at least 1, and the nominal one within its bounds, got " + size + " of "
                            + smallest + " to " + largest);
        }
    }

    /** A dimension of this size and no other. */
    public static Dimension fixed(long size) {
        return new Dimension(size, size, size, false);
    }

    /** A dimension of any size from the smallest to the largest. */
    public static Dimension open(long nominal, long smallest, long largest) {
        return new Dimension(nominal, smallest, largest, true);
    }

    /** A dimension of any size. */
    public static Dimension any(long nominal) {
        return open(nominal, 1, Long.MAX_VALUE);
    }

    /** Whether a tensor may have this size here. */
    public boolean admits(long given) {
        return given >= smallest && given <= largest;
    }

    /** Whether it is open and bounded above. */
    boolean isBounded() {
        return largest < Long.MAX_VALUE;
    }

    /** {@code 28}; where it is open {@code 32 to 512}, or {@code any} or {@code at least 32} without a bound above. */
    @Override
    public String toString() {
        if (smallest == largest) {
            return String.valueOf(size);
        }
        String unbounded = smallest == 1 ? "any" : "at least " + smallest;
        return isBounded() ? smallest + " to " + largest : unbounded;
    }

    /** As files have it: {@code 28}; where it is open {@code 224>=32<=512}, or {@code 224>=1} without a bound above. */
    String written() {
        return !isOpen ? String.valueOf(size) : size + ">=" + smallest + (isBounded() ? "<=" + largest : "");
    }

    static Dimension parse(String text) {
        int from = text.indexOf(">=");
        if (from < 0) {
            return fixed(Long.parseLong(text));
        }
        int to = text.indexOf("<=", from);
        return open(
                Long.parseLong(text.substring(0, from)),
                Long.parseLong(text.substring(from + 2, to < 0 ? text.length() : to)),
                to < 0 ? Long.MAX_VALUE : Long.parseLong(text.substring(to + 2)));
    }
}
