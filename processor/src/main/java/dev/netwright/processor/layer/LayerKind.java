package dev.netwright.processor.layer;

import java.util.Set;
import java.util.function.Function;

/** A kind of layer: the annotation that asks for it and how its members are read. The one way to any layer. */
public interface LayerKind {

    /** The binary name of the annotation. */
    String annotation();

    Arity arity();

    /** Reads the members; what is out of range is noted in {@code members} and reading goes on. */
    Layer read(Members members);

    /** Members that change neither the weights nor a prediction, so that a checkpoint outlives a change of them. */
    default Set<String> trainingOnly() {
        return Set.of();
    }

    /** Whether its layers are outputs of the network, which end their branch. */
    default boolean isHead() {
        return false;
    }

    static LayerKind of(String simpleName, Arity arity, Function<Members, Layer> read, String... trainingOnly) {
        return ShippedKind.of(simpleName, arity, read, false, trainingOnly);
    }

    static LayerKind head(String simpleName, Function<Members, Layer> read, String... trainingOnly) {
        return ShippedKind.of(simpleName, Arity.ONE, read, true, trainingOnly);
    }
}
