package dev.netwright.runtime.training;

import dev.netwright.runtime.Architecture;
import dev.netwright.runtime.Architecture.Head;
import dev.netwright.runtime.sequence.StepMasks;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What some of the heads put out, and what they read. */
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

    /** The layer whose output a head reads: the logits of a softmax or sigmoid head, the values of another. */
    static String read(ComputationGraph graph, Head head) {
        return graph.getConfiguration().getVertexInputs().get(head.layer().id()).get(0);
    }

    /**
     * Predicts, and keeps what each head of {@code wanted} puts out and, in the second half of the result, what it
     * reads. The latter may be memory that the caller gave.
     */
    static INDArray[] withLogits(
            ComputationGraph graph, Architecture architecture, List<Head> wanted, INDArray[] inputs, StepMasks masks) {
        List<String> names = new ArrayList<>();
        wanted.forEach(head -> names.add(head.layer().id()));
        wanted.forEach(head -> names.add(read(graph, head)));
        // With all its outputs among them the graph does not stop early.
        Set<String> layers = new LinkedHashSet<>(graph.getConfiguration().getNetworkOutputs());
        layers.addAll(names);
        List<String> inputNames = graph.getConfiguration().getNetworkInputs();
        inputNames.forEach(layers::remove);
        List<String> order = List.copyOf(layers);
        INDArray[] all = graph.output(order, false, inputs, masks.inputs());
        INDArray[] kept = new INDArray[names.size()];
        for (int i = 0; i < kept.length; i++) {
            int place = order.indexOf(names.get(i));
            INDArray array = place < 0 ? inputs[inputNames.indexOf(names.get(i))] : all[place];
            kept[i] = masks.clear(architecture.heads().indexOf(wanted.get(i % wanted.size())), array);
        }
        return kept;
    }
}
