package dev.netwright.processor.graph;

import java.util.Locale;

/** Java names that layer names become. */
public final class Names {
    private Names() {}

    /** {@code CONV_1} for {@code conv_1}, {@code MAX_POOL} for {@code maxPool}, {@code A_CONV} for {@code a/conv}. */
    public static String constant(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replace('/', '_').toUpperCase(Locale.ROOT);
    }

    /** {@code Stage1} for {@code stage1}, {@code Conv_0} for {@code conv_0}. */
    public static String type(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
