package dev.netwright.processor.layer;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.shape.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code @SoftmaxOutput}, {@code @SigmoidOutput} and {@code @RegressionOutput}: {@code LossLayer} on a vector,
 * {@code CnnLossLayer}, one decision a pixel, on a map; {@code RnnLossLayer}, one a step, on a sequence.
 */
public record LossHead(String kind, double weight, Optional<String> labelsOf, List<String> labels) implements Head {
    static final LayerKind SOFTMAX = kind("Softmax");
    static final LayerKind SIGMOID = kind("Sigmoid");
    static final LayerKind REGRESSION = kind("Regression");

    private static LayerKind kind(String name) {
        String kind = name.toUpperCase(Locale.ROOT);
        return LayerKind.head(name + "Output", members -> read(kind, members), "weight", "labelsOf", "labels");
    }

    private static LossHead read(String kind, Members members) {
        String labelsOf = members.text("labelsOf");
        return new LossHead(
                kind,
                members.decimal("weight", w -> w > 0 && w < 1e6, "above 0 and below 1e6", 1),
                labelsOf.isEmpty() ? Optional.empty() : Optional.of(labelsOf),
                kind.equals("REGRESSION") ? List.of() : members.texts("labels"));
    }

    @Override
    public Shape infer(List<Shape> inputs) {
        Shape input = inputs.get(0);
        if (input instanceof Shape.Volume) {
            throw LayerFault.of(
                    ErrorCode.TENSOR_KIND,
                    "reads a FeatureVector, a FeatureMap or a FeatureSequence, got " + Inputs.described(input));
        }
        int width = input.sizes().get(0);
        if (kind.equals("SOFTMAX") && width < 2) {
            throw LayerFault.of(ErrorCode.HEAD_WIDTH, "a softmax over 1 class is always 1")
                    .rule("the probabilities of the classes sum to 1")
                    .advise("2 or more classes, or @SigmoidOutput for a yes or no");
        }
        if (!labels.isEmpty() && labels.size() != width) {
            throw LayerFault.of(ErrorCode.LABEL_COUNT, "names %s labels for %s classes".formatted(labels.size(), width))
                    .on("labels")
                    .rule("there is one label for each class, in order")
                    .advise("%s labels, or a layer above with %s classes".formatted(width, labels.size()));
        }
        if (new HashSet<>(labels).size() < labels.size()) {
            throw LayerFault.of(ErrorCode.LABEL_COUNT, "names a label twice")
                    .on("labels")
                    .rule("a label says which class it is")
                    .advise("make the labels differ");
        }
        return input;
    }

    @Override
    public boolean respectsLengths() {
        return true;
    }

    @Override
    public void emit(Emission emission) {
        emission.layer(layer(emission.output(), CodeBlock.of("new $T($L)", loss(), weight), applied()));
    }

    private ClassName loss() {
        return switch (kind) {
            case "SOFTMAX" -> Vocabulary.SOFTMAX_CROSS_ENTROPY;
            case "SIGMOID" -> Vocabulary.SIGMOID_CROSS_ENTROPY;
            default -> Vocabulary.MEAN_SQUARED_ERROR;
        };
    }

    @Override
    public ActivationFunction applied() {
        return kind.equals("REGRESSION") ? ActivationFunction.IDENTITY : ActivationFunction.of(kind);
    }

    /** The loss layer for a head of {@code shape}. */
    static CodeBlock layer(Shape shape, CodeBlock loss, ActivationFunction activation) {
        return CodeBlock.of(
                "new $T.Builder($L).lossFunction($L).activation($L).build()",
                switch (shape.kind()) {
                    case MAP -> Vocabulary.CNN_LOSS_LAYER;
                    case SEQUENCE -> Vocabulary.RNN_LOSS_LAYER;
                    case VOLUME -> Vocabulary.CNN_3D_LOSS_LAYER;
                    case VECTOR, ANY -> Vocabulary.LOSS_LAYER;
                },
                shape instanceof Shape.Volume
                        ? CodeBlock.of("$T.DataFormat.NCDHW", Vocabulary.CONVOLUTION_3D)
                        : CodeBlock.of(""),
                loss,
                activation.code());
    }
}
