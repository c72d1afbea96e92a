package dev.netwright.processor.layer;

import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.shape.Shape;
import java.util.List;

/** A layer whose members have been read: what it makes of its inputs, what it costs, and its Deeplearning4j lines. */
public interface Layer {

    /** The shape that comes out; throws {@link LayerFault} where the inputs do not fit. */
    Shape infer(List<Shape> inputs);

    /** The number of trainable parameters. */
    default long params(List<Shape> inputs, Shape output) {
        return 0;
    }

    /** The number of parameters that are not trained but kept, such as a running mean. */
    default long statistics(List<Shape> inputs, Shape output) {
        return 0;
    }

    /** Multiply-adds of weights for one example, biases left out; a layer that works number by number counts none. */
    default long macs(List<Shape> inputs, Shape output) {
        return 0;
    }

    /**
     * How many batches are stacked in what comes out, one above the other in the first dimension; throws
     * {@link LayerFault} where the inputs do not fit.
     *
     * @param inputs how many are stacked in each input
     */
    default int stacked(List<Integer> inputs) {
        int first = inputs.isEmpty() ? 1 : inputs.get(0);
        if (inputs.stream().anyMatch(count -> count != first)) {
            throw LayerFault.of(
                            ErrorCode.STACKED_BATCHES,
                            "reads stacks of different heights: "
                                    + String.join(
                                            " and ",
                                            inputs.stream().map(String::valueOf).toList())
                                    + " batches")
                    .rule("layers that are read together hold the same number of examples")
                    .advise("@Unstack(0) before it");
        }
        return first;
    }

    /** What is applied last to what comes out; the identity where nothing is, or nothing that has a name. */
    default ActivationFunction activation() {
        return ActivationFunction.IDENTITY;
    }

    /**
     * Whether, when predicting, every value that comes out is one that came in, as it was: some of them left out, repeated or
     * put elsewhere. What was applied to them was applied to what comes out, too.
     */
    default boolean keepsValues() {
        return false;
    }

    /** Whether, when predicting, what comes out may lie in the very memory that it reads. */
    default boolean handsOnItsInput() {
        return false;
    }

    /**
     * Whether it keeps padding out of the real steps. Where the steps of its inputs are open, a batch of sequences of
     * different lengths is padded at the end, and comes with Deeplearning4j's mask; the output at the real steps of an
     * example, and the gradient sent back to them, must be those that the example alone would give, and no gradient may
     * be sent back to padding that nothing comes from. The mask must be passed on, or end with the steps.
     */
    default boolean respectsLengths() {
        return false;
    }

    void emit(Emission emission);
}
