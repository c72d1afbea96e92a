package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.shape.Shape;
import dev.netwright.processor.shape.TensorKind;
import java.math.BigDecimal;
import java.util.List;

/** {@code @BatchNorm}: over the channels of a map or the features of a vector, {@code BatchNormalization}. */
public record BatchNorm(double momentum, double epsilon, ActivationFunction activation) implements Layer {
    static final LayerKind KIND = LayerKind.of("BatchNorm", Arity.ONE, BatchNorm::read, "momentum");

    private static BatchNorm read(Members members) {
        return new BatchNorm(
                members.decimal("momentum", m -> m >= 0 && m <= 1, "between 0 and 1", 0.1),
                members.decimal("epsilon", e -> e > 0 && e < 1, "above 0 and below 1", 1e-5),
                members.activation("activation"));
    }

    @Override
    public Shape infer(List<Shape> inputs) {
        Shape input = inputs.get(0);
        if (input.kind() != TensorKind.MAP && input.kind() != TensorKind.VECTOR) {
            throw LayerFault.of(
                    ErrorCode.TENSOR_KIND,
                    "normalises a FeatureMap or a FeatureVector, got " + Inputs.described(input));
        }
        activation.requireFits("activation", input);
        return input;
    }

    @Override
    public long params(List<Shape> inputs, Shape output) {
        return 2L * output.sizes().get(0);
    }

    @Override
    public long statistics(List<Shape> inputs, Shape output) {
        return 2L * output.sizes().get(0);
    }

    @Override
    public void emit(Emission emission) {
        int width = emission.output().sizes().get(0);
        CodeBlock norm = CodeBlock.builder()
                .add("new $T.Builder().nIn($L).nOut($L)", Vocabulary.BATCH_NORMALIZATION, width, width)
                .add(".decay($L).eps($L)", BigDecimal.ONE.subtract(BigDecimal.valueOf(momentum)), epsilon)
                .add(".useLogStd(false).build()")
                .build();
        // BatchNormalization ignores an activation of its own.
        if (activation.isIdentity()) {
            emission.layer(norm);
        } else {
            emission.layerBefore("norm", norm);
            emission.layer(Activate.code(activation));
        }
    }
}
