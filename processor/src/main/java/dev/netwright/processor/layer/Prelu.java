package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.shape.Shape;
import java.util.List;

/** {@code @Prelu}: a learned share of the negative side; {@code PReLULayer} on a vector, lowered on a map. */
public record Prelu(double slope) implements Layer {
    static final LayerKind KIND =
            LayerKind.of("Prelu", Arity.ONE, members -> new Prelu(LeakyRelu.slope(members)), "slope");

    private static final CodeBlock NEGATED = CodeBlock.of("new $T(-1)", Vocabulary.SCALE_VERTEX);
    private static final CodeBlock RELU = Activate.code(ActivationFunction.of("RELU"));

    @Override
    public Shape infer(List<Shape> inputs) {
        Shape input = inputs.get(0);
        if (input instanceof Shape.Map || input instanceof Shape.Vector) {
            return input;
        }
        throw LayerFault.of(
                ErrorCode.TENSOR_KIND, "reads a FeatureMap or a FeatureVector, got " + Inputs.described(input));
    }

    @Override
    public long params(List<Shape> inputs, Shape output) {
        return output.sizes().get(0);
    }

    @Override
    public void emit(Emission emission) {
        CodeBlock initial = CodeBlock.of(".weightInit(new $T($L))", Vocabulary.CONSTANT_DISTRIBUTION, slope);
        if (emission.input() instanceof Shape.Vector vector) {
            // When predicting, it overwrites what it reads, also where others read it too.
            if (!emission.ownsInput()) {
                emission.vertexBefore("copy", Activate.COPY);
            }
            emission.layer(CodeBlock.of(
                    "new $T.Builder().inputShape($L)$L.build()", Vocabulary.PRELU_LAYER, vector.features(), initial));
            return;
        }
        // PReLULayer's backward pass fails where the slopes are shared over the pixels, and has one for each if they
        // are
        // not.
        int channels = ((Shape.Map) emission.input()).channels();
        emission.vertexBefore("negated", NEGATED);
        emission.layerBefore("overZero", RELU);
        emission.vertexBefore("belowZero", NEGATED);
        // DepthwiseConvolution2D's backward pass fails on one channel.
        emission.layerBefore(
                "slopes",
                CodeBlock.of(
                        "new $T.Builder(1, 1).nIn($L).nOut($L)$L.hasBias(false)$L.activation($L).build()",
                        channels == 1 ? Vocabulary.CONVOLUTION_LAYER : Vocabulary.DEPTHWISE_CONVOLUTION_2D,
                        channels,
                        channels,
                        channels == 1 ? "" : ".depthMultiplier(1)",
                        initial,
                        ActivationFunction.of("IDENTITY").code()));
        emission.readFrom(List.of());
        emission.vertexBefore("copy", Activate.COPY);
        emission.layerBefore("aboveZero", RELU);
        emission.readFrom(List.of("aboveZero", "slopes"));
        emission.vertex(
                CodeBlock.of("new $T($T.Op.Add)", Vocabulary.ELEMENT_WISE_VERTEX, Vocabulary.ELEMENT_WISE_VERTEX));
    }
}
