package dev.netwright.processor.layer;

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

    /** Multiply-adds of convolutions and dense layers for one example. */
    default long macs(List<Shape> inputs, Shape output) {
        return 0;
    }

    void emit(Emission emission);
}
