package dev.netwright.processor.layer;

import dev.netwright.processor.report.ErrorCode;
import java.util.List;
import java.util.Optional;

/** A layer that ends its branch and is an output of the network. */
public interface Head extends Layer {

    /** The name of the runtime's {@code HeadKind}. */
    String kind();

    /** The factor of its loss. */
    double weight();

    /** The head whose labels it shares, which makes it an auxiliary one. */
    Optional<String> labelsOf();

    /** The names of its classes, if they were given. */
    List<String> labels();

    /** What it applies itself to what it reads. */
    default ActivationFunction applied() {
        return ActivationFunction.IDENTITY;
    }

    /** A head has one output an example, so nothing may be stacked below it. */
    @Override
    default int stacked(List<Integer> inputs) {
        if (inputs.get(0) > 1) {
            throw LayerFault.of(ErrorCode.STACKED_BATCHES, "is a head on %s stacked batches".formatted(inputs.get(0)))
                    .rule("a head has one output for each example, and labels are not stacked")
                    .advise("@Unstack(0) before it");
        }
        return 1;
    }
}
