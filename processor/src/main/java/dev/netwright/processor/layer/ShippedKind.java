package dev.netwright.processor.layer;

import java.util.Set;
import java.util.function.Function;

/** A kind whose annotation is in the language's own package. */
record ShippedKind(
        String annotation, Arity arity, Function<Members, Layer> reader, boolean isHead, Set<String> trainingOnly)
        implements LayerKind {
    private static final String PACKAGE = "dev.netwright.dsl";

    static ShippedKind of(
            String simpleName,
            Arity arity,
            Function<Members, Layer> reader,
            boolean isHead,
            String... trainingOnly) {
        return new ShippedKind(PACKAGE + "." + simpleName, arity, reader, isHead, Set.of(trainingOnly));
    }

    @Override
    public Layer read(Members members) {
        return reader.apply(members);
    }
}
