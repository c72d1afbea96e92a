package dev.netwright.runtime.operations.layer;

import dev.netwright.engine.graph.Attributes;
import dev.netwright.runtime.activation.Gelu;
import dev.netwright.runtime.activation.Mish;
import dev.netwright.runtime.activation.Softplus;
import dev.netwright.runtime.activation.Swish;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationHardSigmoid;
import org.nd4j.linalg.activations.impl.ActivationHardTanH;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationMish;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSELU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSoftSign;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.activations.impl.ActivationThresholdedReLU;

/** Activation functions as Deeplearning4j computes them. */
final class Activations {
    /** Of the GELU that Deeplearning4j has, which is a Swish. */
    private static final double GELU_SLOPE = 1.702;

    private static final Map<Class<?>, Function> ALL = Map.ofEntries(
            of(ActivationIdentity.class, (scope, x, activation) -> x),
            of(ActivationReLU.class, Activations::relu),
            of(ActivationReLU6.class, (scope, x, activation) -> clip(scope, x, 0, 6)),
            of(
                    ActivationLReLU.class,
                    (scope, x, activation) -> with(scope, "LeakyRelu", "alpha", activation.getAlpha(), x)),
            of(
                    ActivationThresholdedReLU.class,
                    (scope, x, activation) -> with(scope, "ThresholdedRelu", "alpha", activation.getTheta(), x)),
            of(ActivationELU.class, (scope, x, activation) -> with(scope, "Elu", "alpha", activation.getAlpha(), x)),
            of(ActivationSELU.class, (scope, x, activation) -> scope.add("Selu", x)),
            of(ActivationSigmoid.class, (scope, x, activation) -> scope.add("Sigmoid", x)),
            of(
                    ActivationHardSigmoid.class,
                    (scope, x, activation) -> scope.add(
                            "HardSigmoid",
                            Attributes.none().decimal("alpha", 0.2).decimal("beta", 0.5),
                            List.of(x))),
            of(ActivationTanH.class, (scope, x, activation) -> scope.add("Tanh", x)),
            of(ActivationHardTanH.class, (scope, x, activation) -> clip(scope, x, -1, 1)),
            of(ActivationSoftPlus.class, (scope, x, activation) -> scope.add("Softplus", x)),
            of(ActivationSoftSign.class, (scope, x, activation) -> scope.add("Softsign", x)),
            of(Softplus.class, (scope, x, activation) -> scope.add("Softplus", x)),
            of(ActivationSwish.class, (scope, x, activation) -> scope.add("Swish", x)),
            of(Swish.class, (scope, x, activation) -> scope.add("Swish", x)),
            of(ActivationMish.class, (scope, x, activation) -> scope.add("Mish", x)),
            of(Mish.class, (scope, x, activation) -> scope.add("Mish", x)),
            of(ActivationGELU.class, Activations::gelu),
            of(Gelu.class, (scope, x, activation) -> with(scope, "Swish", "alpha", GELU_SLOPE, x)),
            of(
                    ActivationSoftmax.class,
                    (scope, x, activation) ->
                            scope.add("Softmax", Attributes.none().integer("axis", -1), List.of(x))));

    private Activations() {}

    @FunctionalInterface
    private interface Typed<A> {
        String apply(ImportScope scope, String tensor, A activation);
    }

    private interface Function extends Typed<IActivation> {}

    private static <A extends IActivation> Map.Entry<Class<?>, Function> of(Class<A> type, Typed<A> function) {
        return Map.entry(type, (scope, tensor, activation) -> function.apply(scope, tensor, type.cast(activation)));
    }

    static String apply(ImportScope scope, String tensor, IActivation activation) {
        Function function = ALL.get(activation.getClass());
        if (function == null) {
            throw scope.refuse("the activation " + activation + " has no counterpart");
        }
        return function.apply(scope, tensor, activation);
    }

    private static String with(ImportScope scope, String op, String attribute, double value, String tensor) {
        return scope.add(op, Attributes.none().decimal(attribute, value), List.of(tensor));
    }

    private static String clip(ImportScope scope, String tensor, double least, double most) {
        return scope.add("Clip", tensor, scope.scalar("least", least), scope.scalar("most", most));
    }

    private static String relu(ImportScope scope, String tensor, ActivationReLU activation) {
        boolean isPlain = isZero(activation.getThreshold())
                && isZero(activation.getNegativeSlope())
                && isZero(activation.getMax());
        if (!isPlain) {
            throw scope.refuse(
                    "a ReLU with a threshold, a slope or a maximum has no counterpart; there are RELU6, LEAKYRELU and"
                            + " THRESHOLDEDRELU");
        }
        return scope.add("Relu", tensor);
    }

    private static boolean isZero(Double value) {
        return value == null || value == 0;
    }

    private static String gelu(ImportScope scope, String tensor, ActivationGELU activation) {
        if (activation.isPrecise()) {
            throw scope.refuse(
                    "the precise GELU of Deeplearning4j is off from GELU and has no counterpart; the plain one has");
        }
        return with(scope, "Swish", "alpha", GELU_SLOPE, tensor);
    }
}
