package dev.netwright.runtime.operations.layer;

import dev.netwright.runtime.loss.MeanSquaredError;
import dev.netwright.runtime.loss.NoLoss;
import dev.netwright.runtime.loss.SigmoidCrossEntropy;
import dev.netwright.runtime.loss.SoftmaxCrossEntropy;
import java.util.Optional;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.nd4j.linalg.lossfunctions.impl.LossNegativeLogLikelihood;

/**
 * Losses as operations. Deeplearning4j's own are the same formulas, which keep a probability within 1e-10 or 1e-5 of 0 and
 * 1; the operations need not.
 */
final class Losses {
    private Losses() {}

    /** An operation on logits and labels, and the factor of the loss. */
    record Loss(String operation, double weight) {}

    /** A loss, and the activation that the operation has within it. */
    private record Kind(Loss loss, Class<? extends IActivation> activation) {}

    /** The operation; none for a head without loss. */
    static Optional<Loss> of(ImportScope scope, ILossFunction function, IActivation activation) {
        if (function instanceof NoLoss) {
            return Optional.empty();
        }
        Kind kind = kind(scope, function)
                .filter(of -> of.activation() == activation.getClass())
                .orElseThrow(() -> scope.refuse("the loss "
                        + function.getClass().getSimpleName() + " on " + activation + " has no counterpart"));
        return Optional.of(kind.loss());
    }

    private static Optional<Kind> kind(ImportScope scope, ILossFunction function) {
        if (function instanceof SoftmaxCrossEntropy loss) {
            return Optional.of(softmax(loss.getWeight()));
        }
        if (function instanceof SigmoidCrossEntropy loss) {
            return Optional.of(sigmoid(loss.getWeight()));
        }
        if (function instanceof MeanSquaredError loss) {
            return Optional.of(squared(loss.getWeight()));
        }
        Class<?> type = function.getClass();
        if (type == LossMCXENT.class || type == LossNegativeLogLikelihood.class) {
            return unweighted(scope, ((LossMCXENT) function).getWeights(), softmax(1));
        }
        if (function instanceof LossBinaryXENT loss) {
            return unweighted(scope, loss.getWeights(), sigmoid(1));
        }
        return function instanceof LossMSE loss ? unweighted(scope, loss.getWeights(), squared(1)) : Optional.empty();
    }

    private static Optional<Kind> unweighted(ImportScope scope, INDArray weights, Kind kind) {
        if (weights != null) {
            throw scope.refuse("a loss with a weight for each class has no counterpart");
        }
        return Optional.of(kind);
    }

    private static Kind softmax(double weight) {
        return new Kind(new Loss("SoftmaxCrossEntropy", weight), ActivationSoftmax.class);
    }

    private static Kind sigmoid(double weight) {
        return new Kind(new Loss("SigmoidCrossEntropy", weight), ActivationSigmoid.class);
    }

    private static Kind squared(double weight) {
        return new Kind(new Loss("SquaredError", weight), ActivationIdentity.class);
    }
}
