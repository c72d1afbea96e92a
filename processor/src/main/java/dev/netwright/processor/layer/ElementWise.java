package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.shape.Shape;
import java.util.List;

/** {@code @Add} and {@code @Multiply}: element by element over equal shapes, {@code ElementWiseVertex}. */
public record ElementWise(String operation, ActivationFunction activation) implements Layer {
    static final LayerKind ADD = kind("Add", "Add");
    static final LayerKind MULTIPLY = kind("Multiply", "Product");

    private static LayerKind kind(String annotation, String operation) {
        return LayerKind.of(
                annotation, Arity.SEVERAL, members -> new ElementWise(operation, members.activation("activation")));
    }

    @Override
    public Shape infer(List<Shape> inputs) {
        Shape shape = Inputs.same(inputs, operation.equals("Add") ? "add" : "multiply");
        activation.requireFits("activation", shape);
        return shape;
    }

    @Override
    public boolean respectsLengths() {
        return true;
    }

    @Override
    public void emit(Emission emission) {
        CodeBlock vertex = CodeBlock.of(
                "new $T($T.Op.$L)", Vocabulary.ELEMENT_WISE_VERTEX, Vocabulary.ELEMENT_WISE_VERTEX, operation);
        if (activation.isIdentity()) {
            emission.vertex(vertex);
        } else {
            emission.vertexBefore(operation.equals("Add") ? "sum" : "product", vertex);
            emission.layer(Activate.code(activation));
        }
    }
}
