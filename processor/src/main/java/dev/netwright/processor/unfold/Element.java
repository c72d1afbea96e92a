package dev.netwright.processor.unfold;

import dev.netwright.processor.declaration.LayerMethod;
import dev.netwright.processor.expression.Binding;
import dev.netwright.processor.expression.Expression;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A layer method with its names resolved and its expressions parsed.
 *
 * @param reads indices of the methods it reads; {@link #IMPLIED} for the block's own input
 * @param binds by the member that is set
 * @param endsInHead whether it is a head, or a block whose last element is one
 * @param isSound whether it has no fault of its own; with one it is not unfolded
 */
record Element(
        LayerMethod method,
        List<Integer> reads,
        Optional<Expression> repeat,
        Optional<Expression> when,
        Map<String, Bound> binds,
        boolean endsInHead,
        boolean isSound) {
    static final int IMPLIED = -1;

    /** A layer that could not be read: what hangs on it is silent. */
    static Element unread(LayerMethod method, List<Integer> reads) {
        return new Element(method, reads, Optional.empty(), Optional.empty(), Map.of(), false, false);
    }

    /**
     * A binding and the text of {@code @Bind} that it was read from.
     *
     * @param isTyped whether its names and types are right
     */
    record Bound(Binding binding, LayerMethod.Text text, boolean isTyped) {}
}
