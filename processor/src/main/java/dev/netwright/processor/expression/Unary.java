package dev.netwright.processor.expression;

import java.util.List;

/** A value with {@code -} or {@code !} before it. */
record Unary(int position, Sign sign, Node operand) implements Node {
    enum Sign {
        MINUS,
        NOT
    }

    @Override
    public List<Node> children() {
        return List.of(operand);
    }

    @Override
    public Typed resolve(TypeScope scope, Type expected) {
        if (sign == Sign.NOT) {
            Typed truth = operand.as(scope, Type.BOOLEAN);
            return new Typed(Type.BOOLEAN, values -> !truth.truth(values));
        }
        Typed number = operand.asNumber(scope, "-");
        if (number.type() == Type.INT) {
            return new Typed(Type.INT, values -> negated(number.integer(values)));
        }
        return new Typed(Type.DOUBLE, values -> -number.decimal(values));
    }

    private long negated(long value) {
        return Arithmetic.inRange(-value, "-(" + value + ") = " + -value, position);
    }
}
