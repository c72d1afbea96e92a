package dev.netwright.processor.expression;

import java.util.List;

/** {@code {a, b}}, a list of ints. */
record ArrayLiteral(int position, List<Node> children) implements Node {
    ArrayLiteral {
        children = List.copyOf(children);
    }

    @Override
    public Typed resolve(TypeScope scope, Type expected) {
        List<Typed> elements =
                children.stream().map(child -> child.as(scope, Type.INT)).toList();
        return new Typed(
                Type.INT_ARRAY,
                values -> elements.stream()
                        .map(element -> element.integer(values))
                        .toList());
    }
}
