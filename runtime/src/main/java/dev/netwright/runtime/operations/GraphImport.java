package dev.netwright.runtime.operations;

import dev.netwright.engine.graph.Graph;
import dev.netwright.engine.graph.GraphException;
import dev.netwright.engine.graph.Node;
import dev.netwright.engine.graph.Parameter;
import dev.netwright.runtime.operations.layer.Imported;
import dev.netwright.runtime.operations.layer.LayerImports;
import dev.netwright.runtime.operations.layer.NoCounterpartException;
import dev.netwright.runtime.operations.layer.Source;
import dev.netwright.runtime.operations.rewrite.Rewrites;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.FrozenVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The operations of an initialised Deeplearning4j graph, whoever made it. Its parameters are views of the graph's own flat
 * array: what training changes there, they have changed.
 */
public final class GraphImport {
    private final ComputationGraph network;
    private final boolean training;
    private final FlatParameters parameters;
    private final LayerImports layers = LayerImports.available();
    private final Graph nodes;
    private final Map<String, String> activations = new LinkedHashMap<>();
    private final List<ImportedHead> heads = new ArrayList<>();
    private final List<String> obstacles = new ArrayList<>();
    /** For each vertex, a layer at it or below that training changes. */
    private final Map<String, String> trained = new HashMap<>();

    private final Graph graph;

    private GraphImport(ComputationGraph network, boolean training) {
        if (network.getVertices() == null) {
            throw new IllegalArgumentException("the graph is not initialised: call its init() first");
        }
        this.network = network;
        this.training = training;
        parameters = FlatParameters.of(network);
        ComputationGraphConfiguration configuration = network.getConfiguration();
        List<String> inputs = new ArrayList<>(configuration.getNetworkInputs());
        nodes = new Graph(inputs);
        inputs.forEach(input -> activations.put(input, input));
        if (training && configuration.getDataType() != DataType.FLOAT) {
            obstacles.add("the graph computes in " + configuration.getDataType() + ", and operations train in FLOAT");
        }
        for (int index : network.topologicalSortOrder()) {
            String name = network.getVertices()[index].getVertexName();
            Optional.ofNullable(configuration.getVertices().get(name)).ifPresent(vertex -> add(name, vertex));
        }
        heads.forEach(head -> inputs.add(head.labels()));
        graph = new Graph(inputs);
        nodes.nodes().forEach(graph::add);
        nodes.weights().forEach(graph::put);
        graph.output(
                training
                        ? heads.stream().map(ImportedHead::loss).toList()
                        : configuration.getNetworkOutputs().stream()
                                .map(activations::get)
                                .toList());
        if (!heads.isEmpty()) {
            requireLossesAboveStatistics();
        }
    }

    /**
     * The operations that predict: nothing is dropped, batch normalisation uses its running statistics, heads end with
     * their activation. The graph outputs the activations of Deeplearning4j's outputs.
     *
     * @throws IllegalArgumentException if the graph is not initialised
     */
    public static GraphImport prediction(ComputationGraph network) {
        return new GraphImport(network, false);
    }

    /**
     * The operations that train: with dropout, named as the layer is, batch normalisation with its momentum, and heads with
     * their losses, which are what the graph outputs. Frozen layers do neither, and their parameters are frozen. A head
     * that has no loss is no head here, only a vertex.
     *
     * @throws IllegalArgumentException if the graph is not initialised
     */
    public static GraphImport training(ComputationGraph network) {
        return new GraphImport(network, true);
    }

    private void add(String name, GraphVertex vertex) {
        Object configuration =
                vertex instanceof LayerVertex of ? of.getLayerConf().getLayer() : vertex;
        List<String> below = network.getConfiguration().getVertexInputs().get(name);
        Optional<String> trainedBelow =
                below.stream().map(trained::get).filter(Objects::nonNull).findFirst();
        try {
            Imported imported = layers.write(nodes, training, source(name, vertex, configuration, below));
            activations.put(name, imported.activation());
            imported.loss().ifPresent(loss -> heads.add(head(name, loss)));
            if (passesNoGradient(configuration)) {
                requireNothingTrained(trainedBelow);
            } else {
                trainedBelow
                        .or(() -> Optional.of(name).filter(own -> imported.trained()))
                        .ifPresent(layer -> trained.put(name, layer));
            }
        } catch (NoCounterpartException | GraphException none) {
            activations.put(name, name);
            obstacles.add("layer " + name + ", " + configuration.getClass().getSimpleName() + ": " + none.getMessage());
        }
    }

    private Source source(String name, GraphVertex vertex, Object configuration, List<String> below) {
        Layer layer = network.getLayer(name);
        Map<String, INDArray> values = layer == null ? Map.of() : layer.paramTable();
        Map<String, Parameter> views = new LinkedHashMap<>();
        values.forEach((key, value) -> views.put(key, parameters.parameter(name + "/" + key, value)));
        Optional<Object> preprocessor =
                vertex instanceof LayerVertex of ? Optional.ofNullable(of.getPreProcessor()) : Optional.empty();
        return new Source(
                name,
                configuration,
                preprocessor,
                below.stream().map(activations::get).toList(),
                views);
    }

    private static ImportedHead head(String name, Node loss) {
        return new ImportedHead(name, loss.input(), loss.inputs().get(1), loss.output());
    }

    /** Deeplearning4j learns statistics below a head without a loss, too, and the losses do not reach there. */
    private void requireLossesAboveStatistics() {
        Set<Node> learning = new HashSet<>(graph.sorted());
        graph.nodes().stream()
                .filter(node ->
                        node.is("BatchNormalization") && node.attributes().has("momentum"))
                .filter(node -> !learning.contains(node))
                .forEach(node -> obstacles.add("layer " + node.name()
                        + ", BatchNormalization: its statistics are learned, and no head with a loss is above it"));
    }

    /** Deeplearning4j ends its backward pass there; a layer below that trains by another way would get too much. */
    private static boolean passesNoGradient(Object configuration) {
        return configuration instanceof FrozenLayer || configuration instanceof FrozenVertex;
    }

    private static void requireNothingTrained(Optional<String> below) {
        below.ifPresent(layer -> {
            throw new GraphException("no gradient goes through it, and " + layer + " below is not frozen");
        });
    }

    /**
     * What has no operations, one line a layer, {@code layer out, DenseLayer: why}; none if the graph is whole. The
     * activation of such a layer is a tensor that nothing writes.
     */
    public List<String> obstacles() {
        return Collections.unmodifiableList(obstacles);
    }

    /** All operations, layer by layer. */
    public Graph graph() {
        return graph;
    }

    /**
     * A graph of its own for some tensors, which it outputs: with what they need alone, and with an operation for what was
     * lowered to several layers.
     *
     * @param tensors of {@link #graph}
     */
    public Graph graph(List<String> tensors) {
        return Rewrites.of(graph, tensors);
    }

    /** For each vertex and each input of the Deeplearning4j graph, the tensor of its activation. */
    public Map<String, String> activations() {
        return Collections.unmodifiableMap(activations);
    }

    /** The heads with a loss, where the graph trains. */
    public List<ImportedHead> heads() {
        return Collections.unmodifiableList(heads);
    }
}
