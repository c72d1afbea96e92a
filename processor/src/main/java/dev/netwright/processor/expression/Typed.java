package dev.netwright.processor.expression;

import java.util.List;

/** A part whose names are resolved: its type and how to get its value. */
record Typed(Type type, Evaluation evaluation) {
    /** Yields a value of the type beside it. */
    interface Evaluation {
        Object in(Scope scope);
    }

    static Typed constant(Object value) {
        return new Typed(Type.of(value), scope -> value);
    }

    boolean isNumber() {
        return type == Type.INT || type == Type.DOUBLE;
    }

    long integer(Scope scope) {
        return (Long) evaluation.in(scope);
    }

    double decimal(Scope scope) {
        return ((Number) evaluation.in(scope)).doubleValue();
    }

    boolean truth(Scope scope) {
        return (Boolean) evaluation.in(scope);
    }

    /** The same value where another type is expected; anything will do if that is null. */
    Typed as(Type expected, int position) {
        if (expected == null) {
            return this;
        }
        if (!expected.accepts(type)) {
            throw new ExpressionException(
                    ExpressionException.Kind.TYPE,
                    position,
                    "expected " + expected.describe() + ", found " + type.describe());
        }
        if (type == Type.INT && expected == Type.DOUBLE) {
            return new Typed(expected, this::decimal);
        }
        if (type == Type.INT && expected == Type.INT_ARRAY) {
            return new Typed(expected, scope -> List.of(integer(scope)));
        }
        return this;
    }
}
