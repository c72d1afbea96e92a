package dev.netwright.processor.expression;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Parameters and layers with fixed values, as a block's body would see them. */
record Example(Map<String, Object> parameters, Map<String, Map<String, Long>> shapes) implements TypeScope, Scope {
    static final Type.EnumType ACTIVATION =
            new Type.EnumType("dev.netwright.dsl.Activation", List.of("IDENTITY", "RELU", "SIGMOID"));
    static final Type.EnumType ROUNDING = new Type.EnumType("dev.netwright.dsl.Rounding", List.of("FLOOR", "CEIL"));

    static final Example SCOPE = new Example(
            Map.of(
                    "a",
                    7L,
                    "b",
                    -3L,
                    "largest",
                    2147483647L,
                    "smallest",
                    -2147483648L,
                    "yes",
                    true,
                    "rate",
                    0.5,
                    "kernel",
                    List.of(3L, 5L),
                    "label",
                    "digit",
                    "activation",
                    new EnumConstant(ACTIVATION.qualifiedName(), "RELU"),
                    "rounding",
                    new EnumConstant(ROUNDING.qualifiedName(), "CEIL")),
            Map.of("x", Map.of("channels", 64L, "height", 28L), "huge", Map.of("features", 1L << 40)));

    static Object evaluate(String text) {
        return evaluate(text, null);
    }

    static Object evaluate(String text, Type expected) {
        Expression expression = Expression.parse(text);
        expression.check(SCOPE, expected);
        return expression.evaluate(SCOPE, expected);
    }

    @Override
    public Optional<Type> typeOf(String name) {
        return switch (name) {
            case "activation" -> Optional.of(ACTIVATION);
            case "rounding" -> Optional.of(ROUNDING);
            default -> Optional.ofNullable(parameters.get(name)).map(Type::of);
        };
    }

    @Override
    public boolean hasLayer(String name) {
        return shapes.containsKey(name);
    }

    @Override
    public Set<String> names() {
        return parameters.keySet();
    }

    @Override
    public Set<String> layers() {
        return shapes.keySet();
    }

    @Override
    public Object valueOf(String name) {
        return parameters.get(name);
    }

    @Override
    public long size(String layer, String dimension) {
        Long size = shapes.get(layer).get(dimension);
        if (size == null) {
            throw ExpressionException.unknownName(
                    layer + " has no " + dimension, dimension, shapes.get(layer).keySet());
        }
        return size;
    }
}
