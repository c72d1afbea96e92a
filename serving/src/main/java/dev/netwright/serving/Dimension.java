package dev.netwright.serving;

/**
 * One dimension of an input or an output.
 *
 * @param size its size, at least 1; where it is open, the nominal one
 * @param smallest the smallest size that works; {@code size} where it is fixed
 * @param isOpen whether every size from the smallest will do
 */
public record Dimension(long size, long smallest, boolean isOpen) {

    /** @throws IllegalArgumentException if a size is below 1 */
    public Dimension {
        if (size < 1 || smallest < 1) {
            throw new IllegalArgumentException("every size must be at least 1, got " + size + " and " + smallest);
        }
    }

    /** A dimension of this size and no other. */
    public static Dimension fixed(long size) {
        return new Dimension(size, size, false);
    }

    /** A dimension of any size from the smallest. */
    public static Dimension open(long nominal, long smallest) {
        return new Dimension(nominal, smallest, true);
    }

    /** Whether a tensor may have this size here. */
    public boolean admits(long given) {
        return isOpen ? given >= smallest : given == size;
    }

    /** {@code 28}, or {@code 224>=32} where it is open. */
    @Override
    public String toString() {
        return isOpen ? size + ">=" + smallest : String.valueOf(size);
    }

    static Dimension parse(String text) {
        int open = text.indexOf(">=");
        return open < 0
                ? fixed(Long.parseLong(text))
                : open(Long.parseLong(text.substring(0, open)), Long.parseLong(text.substring(open + 2)));
    }
}
