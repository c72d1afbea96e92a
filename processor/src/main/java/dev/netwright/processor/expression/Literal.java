package dev.netwright.processor.expression;

import java.util.List;

/** A number, {@code true} or {@code false}. */
record Literal(int position, Object value) implements Node {
    @Override
    public List<Node> children() {
        return List.of();
    }

    @Override
    public Typed resolve(TypeScope scope, Type expected) {
        return Typed.constant(value);
    }
}
