package dev.netwright.runtime.training;

import dev.netwright.runtime.Architecture;
import dev.netwright.runtime.Architecture.Head;
import dev.netwright.runtime.acceleration.AcceleratedGraph;
import dev.netwright.runtime.sequence.StepMasks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The outputs of some of the heads, and their inputs. */
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
        Optional<INDArray[]> computed = computed(graph, names(wanted), inputs, masks);
        if (computed.isPresent()) {
            return computed.get();
        }
        // Asking the graph for a part of its outputs leaves workspaces open: it throws where it stops early.
        INDArray[] all = graph.output(false, inputs, masks.inputs());
        return wanted.stream()
                .map(head -> {
                    int index = architecture.heads().indexOf(head);
                    return masks.clear(index, all[index]);
                })
                .toArray(INDArray[]::new);
    }

    /**
     * Predicts, and keeps the output of each head of {@code wanted} and, in the second half of the result, what it
     * reads. The latter may be memory that the caller gave. The caller holds the graph's monitor.
     */
    static INDArray[] withLogits(
            ComputationGraph graph, Architecture architecture, List<Head> wanted, INDArray[] inputs, StepMasks masks) {
        List<String> names = new ArrayList<>(names(wanted));
        wanted.forEach(head -> names.add(graph.getConfiguration()
                .getVertexInputs()
                .get(head.layer().id())
                .get(0)));
        Optional<INDArray[]> computed = computed(graph, names, inputs, masks);
        if (computed.isPresent()) {
            return computed.get();
        }
        List<RecordingHead> recording = new ArrayList<>();
        try {
            wanted.forEach(head -> recording.add(RecordingHead.of(graph, head)));
            INDArray[] outputs = of(graph, architecture, wanted, inputs, masks);
            INDArray[] both = Arrays.copyOf(outputs, 2 * outputs.length);
            for (int i = 0; i < outputs.length; i++) {
                int head = architecture.heads().indexOf(wanted.get(i));
                both[outputs.length + i] = masks.clear(head, recording.get(i).read());
            }
            return both;
        } finally {
            recording.forEach(RecordingHead::stepAside);
        }
    }

    private static Optional<INDArray[]> computed(
            ComputationGraph graph, List<String> names, INDArray[] inputs, StepMasks masks) {
        return graph instanceof AcceleratedGraph accelerated && masks.inputs() == null && masks.outputs() == null
                ? accelerated.compute(names, inputs)
                : Optional.empty();
    }

    private static List<String> names(List<Head> heads) {
        return heads.stream().map(head -> head.layer().id()).toList();
    }
}
