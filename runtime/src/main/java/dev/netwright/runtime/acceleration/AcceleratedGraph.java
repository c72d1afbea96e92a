package dev.netwright.runtime.acceleration;

import dev.netwright.runtime.program.GraphPrograms;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.deeplearning4j.nn.api.FwdPassType;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A {@link ComputationGraph} that trains and predicts as one program, planned for the sizes that it is given, where each of
 * its layers has operations. Where one has not, for padded sequences, and for numbers that are NaN or infinite, its
 * layers run, replaced by faster ones that compute the same. Only what runs is replaced: the configuration, and so the JSON and what {@code ModelSerializer} writes, is plain
 * Deeplearning4j and loads without this class.
 *
 * <p>{@link #clone()} gives an accelerated graph. What builds a graph of its own from the configuration gives a plain
 * one: {@code ModelSerializer}, {@code TransferLearning}, {@code convertDataType}, {@code ParallelWrapper},
 * {@code ParallelInference}, Spark; {@link #of} accelerates it where it can be reached. Off the CPU, and for a layer that
 * has no faster one, everything is as in Deeplearning4j; {@link #engine()} tells.
 *
 * <p>A program draws the masks of dropout from the seed and the step alone, and takes the gradient of local response
 * normalisation as it is, which Deeplearning4j does not.
 *
 * <p>Other than in Deeplearning4j, dropout never overwrites the array that it reads, and the gradient at the network's
 * inputs is not computed.
 */
public final class AcceleratedGraph extends ComputationGraph {

    private static final long serialVersionUID = 1L;

    private transient Engine engine;
    private transient Engine layerEngine;
    private transient GraphPrograms programs;
    private transient boolean trainsByProgram;
    private transient boolean predictsByProgram;
    private transient INDArray[] givenLabels;

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
        layerEngine = new Replacement(this, Accelerators.ALL).run();
        findPrograms();
    }

    /** Asks anew what runs as a program; needed after a layer was frozen. */
    private void findPrograms() {
        programs = new GraphPrograms(this);
        // A program reads ND4J's arrays where the processor sees them.
        List<String> elsewhere = NativeLibrary.foreign().stream().toList();
        List<String> training = configuration.getBackpropType() == BackpropType.Standard
                ? programs.trainingObstacles()
                : List.of("truncated backpropagation through time");
        training = elsewhere.isEmpty() ? training : elsewhere;
        List<String> prediction = elsewhere.isEmpty() ? programs.predictionObstacles() : elsewhere;
        trainsByProgram = training.isEmpty();
        predictsByProgram = prediction.isEmpty();
        engine = layerEngine.after(program("training", training), program("prediction", prediction));
    }

    private Engine.Use program(String purpose, List<String> obstacles) {
        int all = configuration.getVertices().size();
        return obstacles.isEmpty()
                ? new Engine.Use(purpose + " as one program", all, 0, Optional.empty())
                : new Engine.Use(purpose + " as one program", 0, all, Optional.of(String.join("; ", obstacles)));
    }

    @Override
    public void fit(INDArray[] inputs, INDArray[] labels, INDArray[] featureMasks, INDArray[] labelMasks) {
        if (!step(inputs, labels, featureMasks, labelMasks)) {
            super.fit(inputs, labels, featureMasks, labelMasks);
        }
    }

    /** A whole step by the program; false where Deeplearning4j has to see or do something in between. */
    private synchronized boolean step(
            INDArray[] inputs, INDArray[] labels, INDArray[] featureMasks, INDArray[] labelMasks) {
        if (!trainsByProgram
                || isAny(featureMasks)
                || isAny(labelMasks)
                || wantsActivations()
                || hasConstraints()
                || !programs.isExactFor(inputs)) {
            return false;
        }
        if (flattenedGradients == null) {
            initGradientsView();
        }
        if (!programs.knowsUpdater()) {
            return false;
        }
        if (!getListeners().isEmpty()) {
            setInputs(inputs);
            setLabels(labels);
        }
        int iteration = configuration.getIterationCount();
        setScore(programs.gradients(inputs, labels, seed(iteration)));
        tellOfPasses();
        if (!programs.areGradientsFinite()) {
            setScore(Double.NaN);
        }
        if (Double.isFinite(score())) {
            programs.update(iteration, configuration.getEpochCount(), Math.toIntExact(inputs[0].size(0)));
        }
        for (TrainingListener listener : getListeners()) {
            listener.iterationDone(this, iteration, configuration.getEpochCount());
        }
        configuration.setIterationCount(iteration + 1);
        synchronizeIterEpochCounts();
        return true;
    }

    private void tellOfPasses() {
        if (getListeners().isEmpty()) {
            return;
        }
        gradient = programs.gradient();
        for (TrainingListener listener : getListeners()) {
            if (listener instanceof ActivationReader reader) {
                listener.onForwardPass(this, Map.of(reader.vertex(), programs.lastActivation(reader.vertex())));
            }
            listener.onBackwardPass(this);
        }
    }

    @Override
    public void setParams(INDArray parameters) {
        super.setParams(parameters);
        if (programs != null) {
            programs.parametersChanged();
        }
    }

    @Override
    public void setLabels(INDArray... labels) {
        givenLabels = labels;
        super.setLabels(labels);
    }

    @Override
    public void setLabel(int labelNum, INDArray label) {
        givenLabels = givenLabels == null ? new INDArray[getNumOutputArrays()] : givenLabels.clone();
        givenLabels[labelNum] = label;
        super.setLabel(labelNum, label);
    }

    private boolean hasConstraints() {
        for (Layer layer : layers) {
            var constraints = layer.conf().getLayer().getConstraints();
            if (constraints != null && !constraints.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAny(INDArray[] masks) {
        return masks != null && Arrays.stream(masks).anyMatch(Objects::nonNull);
    }

    /** Another one for each step, so that a training that goes on draws what it would have drawn. */
    private long seed(int iteration) {
        return configuration.getDefaultConfiguration().getSeed() * 0x9E3779B97F4A7C15L + iteration;
    }

    @Override
    public void computeGradientAndScore() {
        if (!trainsByProgram
                || isAny(getInputMaskArrays())
                || isAny(getLabelMaskArrays())
                || wantsActivations()
                || flattenedGradients == null
                || !programs.isExactFor(getInputs())) {
            super.computeGradientAndScore();
            return;
        }
        synchronizeIterEpochCounts();
        double loss = programs.gradients(getInputs(), givenLabels, seed(configuration.getIterationCount()));
        setScore(loss + calcRegularizationScore(true));
        // The updater that follows is Deeplearning4j's.
        programs.parametersChanged();
        gradient = programs.gradient();
        tellOfPasses();
    }

    /** Whether a listener does something with what the layers compute in a step. */
    private boolean wantsActivations() {
        return getListeners().stream().anyMatch(listener -> {
            if (listener instanceof ActivationReader reader) {
                return !programs.keeps(reader.vertex());
            }
            try {
                return listener.getClass()
                                .getMethod("onForwardPass", Model.class, Map.class)
                                .getDeclaringClass()
                        != BaseTrainingListener.class;
            } catch (NoSuchMethodException impossible) {
                throw new AssertionError(impossible);
            }
        });
    }

    /** What some vertices compute while predicting, in new arrays; empty if there is no program for that. */
    public synchronized Optional<INDArray[]> compute(List<String> vertexNames, INDArray... features) {
        return predictsByProgram && programs.isExactFor(features)
                ? Optional.of(programs.outputs(vertexNames, features))
                : Optional.empty();
    }

    @Override
    protected INDArray[] outputOfLayersDetached(
            boolean train,
            FwdPassType kind,
            int[] vertexIndices,
            INDArray[] features,
            INDArray[] featureMasks,
            INDArray[] labelMasks,
            boolean clearLayerInputs,
            boolean detachedInputs,
            MemoryWorkspace outputWorkspace) {
        if (train
                || !predictsByProgram
                || kind != FwdPassType.STANDARD
                || isAny(featureMasks)
                || isAny(labelMasks)
                || !programs.isExactFor(features)) {
            return super.outputOfLayersDetached(
                    train,
                    kind,
                    vertexIndices,
                    features,
                    featureMasks,
                    labelMasks,
                    clearLayerInputs,
                    detachedInputs,
                    outputWorkspace);
        }
        List<String> names = Arrays.stream(vertexIndices)
                .mapToObj(index -> vertices[index].getVertexName())
                .toList();
        return programs.outputs(names, features);
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
        findPrograms();
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
