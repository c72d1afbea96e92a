package dev.netwright.runtime.training;

import dev.netwright.runtime.Architecture;
import dev.netwright.runtime.Architecture.Head;
import dev.netwright.runtime.HeadKind;
import dev.netwright.runtime.NetworkLayer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    static INDArray[] forAllHeads(Architecture architecture, INDArray[] given, DataType precision) {
        Map<String, INDArray> own = new HashMap<>();
        List<Head> labelled = architecture.labelledHeads();
        for (int i = 0; i < given.length; i++) {
            own.put(labelled.get(i).layer().id(), given[i]);
        }
        long examples = given[0].size(0);
        return architecture.heads().stream()
                .map(head -> head.kind() == HeadKind.FEATURES
                        ? Nd4j.zeros(precision, head.layer().shape().batchOf(examples))
                        : own.get(head.labelsOf()
                                .map(NetworkLayer::id)
                                .orElse(head.layer().id())))
                .toArray(INDArray[]::new);
    }
}
