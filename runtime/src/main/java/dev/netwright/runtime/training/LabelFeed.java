package dev.netwright.runtime.training;

import dev.netwright.runtime.Architecture;
import dev.netwright.runtime.Architecture.Head;
import dev.netwright.runtime.HeadKind;
import dev.netwright.runtime.NetworkLayer;
import dev.netwright.runtime.TensorShape;
import dev.netwright.runtime.sequence.StepMasks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Hands each output of the graph its labels: its own, those of the head it shares with, or zeros for plain features.
 */
final class LabelFeed {

    private LabelFeed() {}

    /** @throws IllegalStateException if no head takes labels, so that nothing can be trained or measured */
    static void requireLoss(Architecture architecture) {
        if (architecture.labelledHeads().isEmpty()) {
            throw new IllegalStateException(architecture.name()
                    + " has only @Output heads, which have no loss: it can predict, but neither be trained"
                    + " nor evaluated");
        }
    }

    /**
     * Labels for all heads.
     *
     * @param given one array for each head with labels of its own, in declared order
     * @return one array for each head, in declared order
     */
    static INDArray[] forAllHeads(Architecture architecture, INDArray[] given, DataType precision, StepMasks masks) {
        Map<String, INDArray> own = new HashMap<>();
        List<Head> labelled = architecture.labelledHeads();
        for (int i = 0; i < given.length; i++) {
            own.put(labelled.get(i).layer().id(), given[i]);
        }
        long examples = given[0].size(0);
        List<Head> heads = architecture.heads();
        INDArray[] all = new INDArray[heads.size()];
        for (int i = 0; i < all.length; i++) {
            Head head = heads.get(i);
            if (head.kind() == HeadKind.FEATURES) {
                all[i] = Nd4j.zeros(precision, shape(head, masks.output(i)).batchOf(examples));
            } else {
                String main = head.labelsOf()
                        .map(NetworkLayer::id)
                        .orElse(head.layer().id());
                all[i] = masks.clear(i, own.get(main));
            }
        }
        return all;
    }

    private static TensorShape shape(Head head, Optional<INDArray> steps) {
        TensorShape nominal = head.layer().shape();
        return steps.map(mask -> TensorShape.sequence(nominal.leading(), mask.size(1)))
                .orElse(nominal);
    }
}
