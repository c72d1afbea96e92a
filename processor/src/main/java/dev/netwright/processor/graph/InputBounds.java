package dev.netwright.processor.graph;

import java.util.OptionalInt;
import java.util.Set;

/**
 * The input maps and sequences that a network works with.
 *
 * @param minHeight the smallest height at the declared width; empty for a network without maps
 * @param minWidth the smallest width at the declared height; empty for a network without maps
 * @param most the largest height and width that are proven, where they are open
 * @param minSteps the fewest steps; empty for a network without sequences
 * @param mostSteps the most steps that are proven, where they are open
 * @param read the dimensions that expressions of a network of open size read: it is proven where all inputs have one size
 */
public record InputBounds(
        OptionalInt minHeight,
        OptionalInt minWidth,
        OptionalInt most,
        OptionalInt minSteps,
        OptionalInt mostSteps,
        Set<String> read) {

    /** Whether the network takes maps of any size from the smallest. */
    public boolean isOpen() {
        return most.isPresent();
    }
}
