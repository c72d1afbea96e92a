package com.example.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.layer.Arity;
import dev.netwright.processor.layer.Emission;
import dev.netwright.processor.layer.Layer;
import dev.netwright.processor.layer.LayerKind;
import dev.netwright.processor.layer.Members;
import dev.netwright.processor.shape.Shape;
import java.util.List;

public final class ScaleKind implements LayerKind {
    @Override
    public String annotation() {
        return "com.example.layers.Scale";
    }

    @Override
    public Arity arity() {
        return Arity.ONE;
    }

    @Override
    public Layer read(Members members) {
        return new ScaleLayer(members.decimal("factor", factor -> factor != 0, "other than 0", 1));
    }

    private record ScaleLayer(double factor) implements Layer {
        @Override
        public Shape infer(List<Shape> inputs) {
            return inputs.get(0);
        }

        @Override
        public void emit(Emission emission) {
            ClassName vertex = ClassName.get("org.deeplearning4j.nn.conf.graph", "ScaleVertex");
            emission.vertex(CodeBlock.of("new $T($L)", vertex, factor));
        }
    }
}
