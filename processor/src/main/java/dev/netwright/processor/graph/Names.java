package dev.netwright.processor.graph;

import java.util.Locale;

/** Java names that layer names become. */
public final class Names {
    public static final String CASE_RULE = "names differ in more than case: some systems keep both under one file name";

    private static final int LONGEST = 64;

    private Names() {}

    /** {@code block1} for {@code block1/conv_0}, the outermost block; empty for a layer of the network itself. */
    public static String block(String id) {
        int slash = id.indexOf('/');
        return slash < 0 ? "" : id.substring(0, slash);
    }

    /** {@code CONV_1} for {@code conv_1}, {@code MAX_POOL} for {@code maxPool}, {@code A_CONV} for {@code a/conv}. */
    public static String constant(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replace('/', '_').toUpperCase(Locale.ROOT);
    }

    /**
     * {@code Stage1} for {@code stage1}, {@code Conv_0} for {@code conv_0}. Very long ones are cut: a class becomes a file,
     * whose name holds about 250 letters.
     */
    public static String type(String name) {
        String whole = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return whole.length() <= LONGEST
                ? whole
                : whole.substring(0, LONGEST / 2) + "_" + Fingerprint.of(name).substring(0, LONGEST / 4);
    }
}
