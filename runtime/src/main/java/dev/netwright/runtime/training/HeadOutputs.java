package dev.netwright.runtime.training;

import dev.netwright.runtime.Architecture;
import dev.netwright.runtime.Architecture.Head;
import dev.netwright.runtime.sequence.StepMasks;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What some of the heads put out. */
public final class HeadOutputs {

    private HeadOutputs() {}

    /**
     * Predicts, and keeps the outputs of {@code wanted} in that order.
     *
     * @param inputs one for each input, of the right shape and type
     */
    public static INDArray[] of(
            ComputationGraph graph, Architecture architecture, List<Head> wanted, INDArray[] inputs) {
        return of(graph, architecture, wanted, inputs, StepMasks.none());
    }

    /** As {@link #of(ComputationGraph, Architecture, List, INDArray[])}, with zeros at padded steps. */
    public static INDArray[] of(
            ComputationGraph graph, Architecture architecture, List<Head> wanted, INDArray[] inputs, StepMasks masks) {
        // Asking the graph for a part of its outputs leaves workspaces open: it throws where it stops early.
        INDArray[] all = graph.output(false, inputs, masks.inputs());
        return wanted.stream()
                .map(head -> {
                    int index = architecture.heads().indexOf(head);
                    return masks.clear(index, all[index]);
                })
                .toArray(INDArray[]::new);
    }
}
