package dev.netwright.processor.layer;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.expression.EnumConstant;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.shape.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An activation by its name in the language, and how Deeplearning4j spells it. */
public record ActivationFunction(String name) {
    public static final ActivationFunction IDENTITY = of("IDENTITY");

    private static final Map<String, ClassName> STABLE = Map.of(
            "GELU", Vocabulary.GELU,
            "MISH", Vocabulary.MISH,
            "SOFTPLUS", Vocabulary.SOFTPLUS,
            "SWISH", Vocabulary.SWISH);

    public static ActivationFunction of(String name) {
        return new ActivationFunction(name);
    }

    public boolean isIdentity() {
        return equals(IDENTITY);
    }

    /** Softmax normalises a vector; on anything else Deeplearning4j would normalise along the last dimension. */
    public void requireFits(String member, Shape shape) {
        if (name.equals("SOFTMAX") && !(shape instanceof Shape.Vector)) {
            throw LayerFault.of(
                            ErrorCode.NO_EXACT_LOWERING,
                            "softmax needs a FeatureVector, this is " + Inputs.described(shape))
                    .on(member)
                    .rule(
                            shape instanceof Shape.Map
                                    ? "on a map Deeplearning4j normalises along the width, not over the channels"
                                    : "Deeplearning4j normalises along the last dimension, not over the first")
                    .tryValues(new LayerFault.Candidates(
                            member, List.of(new EnumConstant("dev.netwright.dsl.Activation", "IDENTITY")), false));
        }
    }

    /**
     * {@code Activation.RELU}, Deeplearning4j's constant; {@code new Swish()} where Deeplearning4j's function overflows.
     */
    public CodeBlock code() {
        ClassName stable = STABLE.get(name);
        if (stable != null) {
            return CodeBlock.of("new $T()", stable);
        }
        return CodeBlock.of(
                "$T.$L", Vocabulary.ACTIVATION, name.replace("_", "").toUpperCase(Locale.ROOT));
    }
}
