package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.shape.Shape;
import dev.netwright.processor.shape.TensorKind;
import java.util.List;

/** {@code @Concat}: side by side along the channels or features, {@code MergeVertex}. */
public record Concat() implements Layer {
    static final LayerKind KIND = LayerKind.of("Concat", Arity.SEVERAL, members -> new Concat());

    @Override
    public Shape infer(List<Shape> inputs) {
        Shape first = inputs.get(0);
        if (first instanceof Shape.Volume) {
            throw LayerFault.of(ErrorCode.NO_EXACT_LOWERING, "cannot concatenate volumes: " + Inputs.joined(inputs))
                    .rule("Deeplearning4j's MergeVertex fails on volumes when it trains");
        }
        long width = 0;
        for (Shape shape : inputs) {
            boolean agrees = shape.kind() == first.kind() && rest(shape).equals(rest(first));
            if (!agrees) {
                throw LayerFault.of(
                                ErrorCode.CONCAT_SIZES,
                                "cannot concatenate sizes that differ: " + Inputs.joined(inputs))
                        .rule(
                                first.kind() == TensorKind.MAP && shape.kind() == TensorKind.MAP
                                        ? "height and width must be equal"
                                        : "every input must be the same kind of tensor");
            }
            width += shape.sizes().get(0);
        }
        return first.withOutermost(Inputs.fits(width, "the number of channels"));
    }

    private static List<Integer> rest(Shape shape) {
        return shape.sizes().subList(1, shape.sizes().size());
    }

    @Override
    public boolean keepsValues() {
        return true;
    }

    @Override
    public boolean respectsLengths() {
        return true;
    }

    @Override
    public void emit(Emission emission) {
        emission.vertex(CodeBlock.of("new $T()", Vocabulary.MERGE_VERTEX));
    }
}
