package dev.netwright.runtime.acceleration;

import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A {@link ComputationGraph} whose layers, once it is initialised, are replaced by faster ones that compute the same.
 * Only what runs is replaced: the configuration, and so the JSON and what {@code ModelSerializer} writes, is plain
 * Deeplearning4j and loads without this class.
 *
 * <p>{@link #clone()} gives an accelerated graph. What builds a graph of its own from the configuration gives a plain
 * one: {@code ModelSerializer}, {@code TransferLearning}, {@code convertDataType}, {@code ParallelWrapper},
 * {@code ParallelInference}, Spark; {@link #of} accelerates it where it can be reached. Off the CPU, and for a layer that
 * has no faster one, everything is as in Deeplearning4j; {@link #engine()} tells.
 *
 * <p>Other than in Deeplearning4j, dropout never overwrites the array that it reads, and the gradient at the network's
 * inputs is not computed.
 */
public final class AcceleratedGraph extends ComputationGraph {

    private static final long serialVersionUID = 1L;

    private transient Engine engine;

    /** A graph that {@link #init()} will initialise and accelerate. */
    public AcceleratedGraph(ComputationGraphConfiguration configuration) {
        super(configuration);
    }

    /**
     * An accelerated graph over the parameters and updater state of another: both learn when one does, and only one may
     * be used at a time. Frozen layers stay frozen, listeners come along.
     *
     * @param graph an initialised graph; an accelerated one is returned as it is
     */
    public static AcceleratedGraph of(ComputationGraph graph) {
        if (graph instanceof AcceleratedGraph accelerated) {
            return accelerated;
        }
        AcceleratedGraph accelerated = new AcceleratedGraph(graph.getConfiguration());
        accelerated.init(graph.params(), false);
        accelerated.takeOver(graph);
        if (graph.getUpdater(false) != null && graph.getUpdater().getStateViewArray() != null) {
            accelerated.getUpdater().setStateViewArray(graph.getUpdater().getStateViewArray());
        }
        return accelerated;
    }

    /** What this graph computes with; nothing is accelerated before {@link #init()}. */
    public Engine engine() {
        return engine == null ? Engine.off("the graph is not initialised") : engine;
    }

    @Override
    public void init(INDArray parameters, boolean cloneParametersArray) {
        if (initCalled) {
            return;
        }
        super.init(parameters, cloneParametersArray);
        engine = new Replacement(this, Accelerators.ALL).run();
    }

    @Override
    public AcceleratedGraph clone() {
        ComputationGraphConfiguration copied = configuration.clone();
        // Deeplearning4j's clone forgets how far the training is, which the updater counts on.
        copied.setIterationCount(configuration.getIterationCount());
        copied.setEpochCount(configuration.getEpochCount());
        AcceleratedGraph copy = new AcceleratedGraph(copied);
        copy.init(params().dup(), false);
        copy.takeOver(this);
        INDArray state = getUpdater().getStateViewArray();
        if (state != null) {
            copy.getUpdater().setStateViewArray(state.dup());
        }
        return copy;
    }

    private void takeOver(ComputationGraph other) {
        setListeners(List.copyOf(other.getListeners()));
        for (GraphVertex vertex : other.getVertices()) {
            if (vertex.hasLayer() && vertex.getLayer() instanceof FrozenLayer) {
                freeze(vertex.getVertexName());
            }
        }
    }

    private void freeze(String name) {
        LayerVertex vertex = (LayerVertex) getVertex(name);
        setLayer(vertex, vertex.getLayer() instanceof FrozenLayer frozen ? frozen : new FrozenLayer(vertex.getLayer()));
        vertex.getLayer().conf().getLayer().setLayerName(name);
    }

    /** Puts a layer where the graph looks for it. */
    void setLayer(LayerVertex vertex, Layer layer) {
        for (int i = 0; i < layers.length; i++) {
            if (layers[i] == vertex.getLayer()) {
                layers[i] = layer;
            }
        }
        vertex.setLayer(layer);
    }

    /** Puts a vertex where the graph looks for it. */
    void setVertex(GraphVertex vertex) {
        vertices[vertex.getVertexIndex()] = vertex;
        verticesMap.put(vertex.getVertexName(), vertex);
    }
}
