package dev.netwright.processor.expression;

import java.util.List;
import java.util.Optional;

/** Two values with an operator between them. */
record Binary(int position, Operator operator, Node left, Node right) implements Node {
    @Override
    public List<Node> children() {
        return List.of(left, right);
    }

    @Override
    public Typed resolve(TypeScope scope, Type expected) {
        return switch (operator.family()) {
            case LOGIC -> logic(scope);
            case EQUALITY -> equality(scope);
            case ORDER -> order(scope);
            case ARITHMETIC -> arithmetic(scope);
        };
    }

    private Typed logic(TypeScope scope) {
        Typed first = left.as(scope, Type.BOOLEAN);
        Typed second = right.as(scope, Type.BOOLEAN);
        if (operator == Operator.AND) {
            return new Typed(Type.BOOLEAN, values -> first.truth(values) && second.truth(values));
        }
        return new Typed(Type.BOOLEAN, values -> first.truth(values) || second.truth(values));
    }

    private Typed equality(TypeScope scope) {
        boolean wanted = operator == Operator.EQUAL;
        Optional<Type.EnumType> constants = left.enumType(scope).or(() -> right.enumType(scope));
        if (constants.isPresent()) {
            Typed first = left.as(scope, constants.get());
            Typed second = right.as(scope, constants.get());
            return new Typed(
                    Type.BOOLEAN, values -> (constant(first, values).equals(constant(second, values))) == wanted);
        }
        Typed first = left.resolve(scope, null);
        Typed second = right.resolve(scope, null);
        if (first.isNumber() && second.isNumber()) {
            // Every int is exactly a double, so one comparison serves both types.
            return new Typed(Type.BOOLEAN, values -> (first.decimal(values) == second.decimal(values)) == wanted);
        }
        if (first.type() == Type.BOOLEAN && second.type() == Type.BOOLEAN) {
            return new Typed(Type.BOOLEAN, values -> (first.truth(values) == second.truth(values)) == wanted);
        }
        throw new ExpressionException(
                ExpressionException.Kind.TYPE,
                position,
                "'" + operator.symbol() + "' compares two numbers, two booleans or two enum constants, found "
                        + first.type().describe() + " and " + second.type().describe());
    }

    private static String constant(Typed typed, Scope values) {
        return ((EnumConstant) typed.evaluation().in(values)).name();
    }

    private Typed order(TypeScope scope) {
        Typed first = left.asNumber(scope, operator.symbol());
        Typed second = right.asNumber(scope, operator.symbol());
        return new Typed(Type.BOOLEAN, values -> ordered(first.decimal(values), second.decimal(values)));
    }

    private boolean ordered(double first, double second) {
        return switch (operator) {
            case LESS -> first < second;
            case LESS_OR_EQUAL -> first <= second;
            case GREATER -> first > second;
            case GREATER_OR_EQUAL -> first >= second;
            default -> throw new IllegalArgumentException(operator.symbol());
        };
    }

    private Typed arithmetic(TypeScope scope) {
        Typed first = left.asNumber(scope, operator.symbol());
        Typed second = right.asNumber(scope, operator.symbol());
        if (first.type() == Type.INT && second.type() == Type.INT) {
            return new Typed(
                    Type.INT,
                    values -> Arithmetic.integer(operator, first.integer(values), second.integer(values), position));
        }
        return new Typed(
                Type.DOUBLE,
                values -> Arithmetic.decimal(operator, first.decimal(values), second.decimal(values), position));
    }
}
