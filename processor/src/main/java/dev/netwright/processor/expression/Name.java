package dev.netwright.processor.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A bare name: a parameter, or an enum's constant where one is expected and no parameter is called so. */
record Name(int position, String name) implements Node {
    @Override
    public List<Node> children() {
        return List.of();
    }

    @Override
    public Typed resolve(TypeScope scope, Type expected) {
        Optional<Type> type = typeIn(scope);
        if (type.isPresent()) {
            return new Typed(type.get(), this::valueIn);
        }
        if (expected instanceof Type.EnumType constants) {
            if (constants.mayDeclare(name)) {
                EnumConstant constant = new EnumConstant(constants.qualifiedName(), name);
                return new Typed(constants, values -> constant);
            }
            List<String> candidates = new ArrayList<>(constants.constants());
            candidates.addAll(scope.names());
            throw unknown(
                    "'" + name + "' is neither a constant of " + constants.simpleName() + " nor a parameter",
                    candidates);
        }
        if (scope.layers().contains(name)) {
            throw unknown(
                    "'" + name + "' is a layer, expected a parameter or a size such as " + name + ".channels",
                    scope.names());
        }
        throw unknown("there is no parameter '" + name + "'", scope.names());
    }

    @Override
    public Optional<Type.EnumType> enumType(TypeScope scope) {
        return typeIn(scope).filter(Type.EnumType.class::isInstance).map(Type.EnumType.class::cast);
    }

    private Optional<Type> typeIn(TypeScope scope) {
        try {
            return scope.typeOf(name);
        } catch (ExpressionException e) {
            throw e.at(position);
        }
    }

    private Object valueIn(Scope values) {
        Object value;
        try {
            value = values.valueOf(name);
        } catch (ExpressionException e) {
            throw e.at(position);
        }
        if (value instanceof Long number) {
            Arithmetic.inRange(number, name + " = " + number, position);
        }
        return value;
    }

    private ExpressionException unknown(String message, Iterable<String> candidates) {
        List<String> names = new ArrayList<>();
        candidates.forEach(names::add);
        return ExpressionException.unknownName(message, name, names).at(position);
    }
}
