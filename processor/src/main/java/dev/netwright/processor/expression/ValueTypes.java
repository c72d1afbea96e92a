package dev.netwright.processor.expression;

import java.util.Optional;
import java.util.Set;

/**
 * The types that the values of a scope have, so that evaluating follows the same typing rules as checking.
 *
 * <p>Layers are all accepted: whether one exists is asked only for a size that is really needed.
 */
record ValueTypes(Scope values) implements TypeScope {
    @Override
    public Optional<Type> typeOf(String name) {
        return Optional.ofNullable(values.valueOf(name)).map(Type::of);
    }

    @Override
    public boolean hasLayer(String name) {
        return true;
    }

    @Override
    public Set<String> names() {
        return Set.of();
    }

    @Override
    public Set<String> layers() {
        return Set.of();
    }
}
