package dev.netwright.processor.graph;

import java.util.OptionalInt;

/**
 * The input maps that a network works with.
 *
 * @param minHeight the smallest height at the declared width; empty for a network without maps
 * @param minWidth the smallest width at the declared height; empty for a network without maps
 * @param most the largest size that is proven, for a network of open size
 */
public record InputBounds(OptionalInt minHeight, OptionalInt minWidth, OptionalInt most) {
    /** Whether the network takes maps of any size from the smallest. */
    public boolean isOpen() {
        return most.isPresent();
    }
}
