package dev.netwright.processor.expression;

import java.util.List;

/** One size of a layer's output, {@code x.channels}. */
record Size(int position, String layer, String dimension) implements Node {
    @Override
    public List<Node> children() {
        return List.of();
    }

    @Override
    public Typed resolve(TypeScope scope, Type expected) {
        if (!scope.hasLayer(layer)) {
            String message = scope.typeOf(layer).isPresent()
                    ? "'" + layer + "' is a parameter, expected an input or a layer above before '." + dimension + "'"
                    : "no input and no layer above is called '" + layer + "'";
            throw ExpressionException.unknownName(message, layer, scope.layers())
                    .at(position);
        }
        return new Typed(Type.INT, this::sizeIn);
    }

    private Object sizeIn(Scope values) {
        long size;
        try {
            size = values.size(layer, dimension);
        } catch (ExpressionException e) {
            throw e.at(position);
        }
        return Arithmetic.inRange(size, layer + "." + dimension + " = " + size, position);
    }
}
