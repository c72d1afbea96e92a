package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.shape.Shape;
import java.util.List;

/** {@code @Dense}: every feature from every feature, {@code DenseLayer}. */
public record Dense(int units, boolean bias, ActivationFunction activation) implements Layer {
    static final LayerKind KIND = LayerKind.of(
            "Dense",
            Arity.ONE,
            members -> new Dense(members.integer("units", 1), members.flag("bias"), members.activation("activation")));

    @Override
    public Shape infer(List<Shape> inputs) {
        Inputs.vector(inputs);
        return new Shape.Vector(units);
    }

    @Override
    public long params(List<Shape> inputs, Shape output) {
        return Math.addExact(macs(inputs, output), bias ? units : 0L);
    }

    @Override
    public long macs(List<Shape> inputs, Shape output) {
        return Math.multiplyExact((long) Inputs.vector(inputs).features(), units);
    }

    @Override
    public void emit(Emission emission) {
        emission.layer(CodeBlock.builder()
                .add(
                        "new $T.Builder().nIn($L).nOut($L)",
                        Vocabulary.DENSE_LAYER,
                        emission.input().elements(),
                        units)
                .add(bias ? "" : ".hasBias(false)")
                .add(".activation($L).build()", activation.code())
                .build());
    }
}
