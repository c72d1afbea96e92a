package dev.netwright.processor.expression;

import java.util.List;

/** {@code min(a, b, ...)} or {@code max(a, b, ...)}. */
record Extreme(int position, End end, List<Node> children) implements Node {
    enum End {
        MIN,
        MAX
    }

    Extreme {
        children = List.copyOf(children);
    }

    @Override
    public Typed resolve(TypeScope scope, Type expected) {
        String user = end == End.MIN ? "min" : "max";
        List<Typed> numbers =
                children.stream().map(child -> child.asNumber(scope, user)).toList();
        if (numbers.stream().allMatch(number -> number.type() == Type.INT)) {
            return new Typed(
                    Type.INT,
                    values -> numbers.stream()
                            .map(number -> number.integer(values))
                            .reduce(end == End.MIN ? Math::min : Math::max)
                            .orElseThrow());
        }
        return new Typed(
                Type.DOUBLE,
                values -> numbers.stream()
                        .map(number -> number.decimal(values))
                        .reduce(end == End.MIN ? Math::min : Math::max)
                        .orElseThrow());
    }
}
