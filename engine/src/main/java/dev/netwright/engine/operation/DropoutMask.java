package dev.netwright.engine.operation;

/**
 * Which numbers {@link Dropout} keeps. A number's fate depends on the seed, the node's name and the number's place alone, so
 * that whoever computes it, in any order and on any thread, draws the same.
 */
public final class DropoutMask {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double STEPS = 1L << 53;

    private DropoutMask() {}

    /** What the numbers of one node are drawn from in one run. */
    public static long key(long seed, String node) {
        long hash = 0;
        for (int i = 0; i < node.length(); i++) {
            hash = mixed(hash + node.charAt(i) + GOLDEN);
        }
        return mixed(hash ^ mixed(seed + GOLDEN));
    }

    /**
     * Whether a number is kept.
     *
     * @param key from {@link #key}
     * @param index the number's place in the tensor, in C order
     * @param ratio the probability to be dropped, from 0 to 1
     */
    public static boolean isKept(long key, long index, double ratio) {
        return (mixed(key + (index + 1) * GOLDEN) >>> 11) >= ratio * STEPS;
    }

    /** Spreads each bit over all others: a bijection, the output function of the generator SplitMix64. */
    private static long mixed(long bits) {
        long mixed = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
