package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.shape.Shape;
import java.util.List;

/** {@code @LocalResponseNorm}: across neighbouring channels, {@code LocalResponseNormalization}. */
public record LocalResponseNorm(int size, double alpha, double beta, double k) implements Layer {
    static final LayerKind KIND = LayerKind.of("LocalResponseNorm", Arity.ONE, LocalResponseNorm::read);

    private static LocalResponseNorm read(Members members) {
        int size = members.integer("size", 1);
        if (size % 2 == 0) {
            members.fault(LayerFault.of(ErrorCode.MEMBER_OUT_OF_RANGE, "size is " + size + ", must be odd")
                    .on("size")
                    .rule("Deeplearning4j takes the same number of channels on either side")
                    .tryValues(new LayerFault.Candidates("size", List.of(size - 1L, size + 1L), false)));
        }
        return new LocalResponseNorm(
                size,
                members.decimal("alpha", a -> a > 0 && a < 1e6, "above 0 and below 1e6", 1e-4),
                members.decimal("beta", b -> b > 0 && b < 1e6, "above 0 and below 1e6", 0.75),
                members.decimal("k", k -> k > 0 && k < 1e6, "above 0 and below 1e6", 1));
    }

    @Override
    public Shape infer(List<Shape> inputs) {
        return Inputs.map(inputs);
    }

    @Override
    public void emit(Emission emission) {
        // PyTorch divides alpha by the number of channels; Deeplearning4j does not. It also fails on a window that
        // reaches
        // beyond all channels, where one that just reaches them sums the same.
        long reach = Math.min(size, 2L * emission.output().sizes().get(0) - 1);
        emission.layer(CodeBlock.of(
                "new $T.Builder().n($L).alpha($L / $L).beta($L).k($L).build()",
                Vocabulary.LOCAL_RESPONSE_NORMALIZATION,
                reach,
                alpha,
                size,
                beta,
                k));
    }
}
