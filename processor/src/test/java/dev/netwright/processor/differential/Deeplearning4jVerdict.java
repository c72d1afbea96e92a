package dev.netwright.processor.differential;

import dev.netwright.processor.layer.Tensors;
import dev.netwright.runtime.acceleration.WithoutOneDnn;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** What Deeplearning4j makes of a random network by itself. */
record Deeplearning4jVerdict(
        Stage refusedAt, String refusal, ComputationGraphConfiguration configuration, Map<String, InputType> types) {

    /** When Deeplearning4j noticed. */
    enum Stage {
        CONFIGURATION,
        SIZE_BELOW_ONE,
        RUN,
        /** It never does, and a pass would write beyond its memory. */
        NOT_RUN,
        NEVER
    }

    /** Configures the network and lets it infer every shape. */
    static Deeplearning4jVerdict configuring(DrawnNetwork network) {
        ComputationGraphConfiguration configuration;
        Map<String, InputType> types;
        try {
            configuration = Oracle.configuration(network);
            types = configuration.getLayerActivationTypes(Oracle.inputTypes(network));
        } catch (RuntimeException refusal) {
            return new Deeplearning4jVerdict(Stage.CONFIGURATION, String.valueOf(refusal), null, Map.of());
        }
        for (Map.Entry<String, InputType> type : types.entrySet()) {
            boolean isLossOnVector = type.getKey().startsWith("head");
            boolean isRetyped = type.getKey().endsWith("/layer");
            if (!isLossOnVector && !isRetyped && !hasSizes(type.getValue())) {
                return new Deeplearning4jVerdict(
                        Stage.SIZE_BELOW_ONE, type.getKey() + " " + type.getValue(), configuration, types);
            }
        }
        return new Deeplearning4jVerdict(Stage.NEVER, "", configuration, types);
    }

    /** The same, and where it was not refused yet, a forward pass of two examples. */
    static Deeplearning4jVerdict running(DrawnNetwork network) {
        Deeplearning4jVerdict verdict = configuring(network);
        if (verdict.isRefused()) {
            return verdict;
        } else if (corruptsMemory(network, verdict.types)) {
            return new Deeplearning4jVerdict(Stage.NOT_RUN, "", verdict.configuration, verdict.types);
        }
        try {
            // A pass that fails would leave its workspaces open.
            verdict.configuration.setInferenceWorkspaceMode(WorkspaceMode.NONE);
            ComputationGraph graph = new ComputationGraph(verdict.configuration);
            graph.init();
            // oneDNN refuses some dilated convolutions.
            WithoutOneDnn.compute(() -> graph.output(inputs(network)));
            return verdict;
        } catch (RuntimeException refusal) {
            return new Deeplearning4jVerdict(Stage.RUN, String.valueOf(refusal), verdict.configuration, verdict.types);
        }
    }

    /** The distance of two tensors is written over as many values as the first has, whatever it measures. */
    private static boolean corruptsMemory(DrawnNetwork network, Map<String, InputType> types) {
        return network.layers().stream()
                .filter(drawn -> drawn.kind().equals("L2Distance"))
                .anyMatch(drawn -> drawn.reads().stream()
                                .map(read -> type(network.named(read), types))
                                .distinct()
                                .count()
                        > 1);
    }

    private static String type(Drawn drawn, Map<String, InputType> types) {
        return Tensors.text(drawn.isInput() ? Oracle.type(drawn.seen()) : types.get(drawn.name()));
    }

    static INDArray[] inputs(DrawnNetwork network) {
        return inputs(network, 2, -0.5, 0.5);
    }

    /** Examples, evenly from {@code least} to {@code most}, or of indices. */
    static INDArray[] inputs(DrawnNetwork network, int examples, double least, double most) {
        return network.inputs().stream()
                .map(input -> {
                    long[] shape = new long[input.seen().length + 1];
                    shape[0] = examples;
                    System.arraycopy(input.seen(), 0, shape, 1, input.seen().length);
                    INDArray values = Nd4j.rand(shape);
                    OptionalInt vocabulary = vocabulary(network, input);
                    return vocabulary.isPresent()
                            ? Transforms.floor(values.muli(vocabulary.getAsInt()))
                            : values.muli(most - least).addi(least);
                })
                .toArray(INDArray[]::new);
    }

    /** How many indices an input may hold that is looked up. */
    private static OptionalInt vocabulary(DrawnNetwork network, Drawn input) {
        return network.readersOf(input).stream()
                .filter(reader -> reader.kind().equals("Embedding"))
                .mapToInt(reader -> reader.number("vocabulary"))
                .min();
    }

    private static boolean hasSizes(InputType type) {
        return Tensors.text(type).matches("[1-9]\\d*(x[1-9]\\d*)*");
    }

    boolean isRefused() {
        return refusedAt != Stage.NEVER && refusedAt != Stage.NOT_RUN;
    }

    /** Parameters by the vertex that has them, without allocating any. */
    static Map<String, Long> parameters(ComputationGraphConfiguration configuration) {
        Map<String, Long> counts = new HashMap<>();
        for (Map.Entry<String, GraphVertex> vertex : configuration.getVertices().entrySet()) {
            if (vertex.getValue() instanceof LayerVertex layer) {
                var conf = layer.getLayerConf();
                counts.put(vertex.getKey(), conf.getLayer().initializer().numParams(conf));
            }
        }
        return counts;
    }
}
