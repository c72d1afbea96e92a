package dev.netwright.processor.unfold;

import java.util.Set;

/**
 * The value of a member on one use, and where it came from.
 *
 * @param value Long, Boolean, Double, String, List or EnumConstant
 * @param source how it was bound, {@code channels = 4 * growth}; empty if it was written out or is a default
 * @param names the names that the expression uses; none if it was written out
 */
record Evaluated(Object value, String source, Set<String> names) {
    static Evaluated written(Object value) {
        return new Evaluated(value, "", Set.of());
    }

    /** {@code channels = 4 * growth = 128}, or {@code kernel = 5}. */
    String text(String member) {
        boolean isPassedOn = source.equals(member + " = " + member);
        return (source.isEmpty() || isPassedOn ? member : source) + " = " + Texts.of(value);
    }
}
