package dev.netwright.processor.layer;

import java.util.Set;
import java.util.function.Function;

/** A kind whose annotation is in {@code dev.netwright.dsl}. */
record ShippedKind(
        String annotation, Arity arity, Function<Members, Layer> reader, boolean isHead, Set<String> trainingOnly)
        implements LayerKind {
    @Override
    public Layer read(Members members) {
        return reader.apply(members);
    }
}
