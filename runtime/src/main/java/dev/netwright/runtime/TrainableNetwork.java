package dev.netwright.runtime;

import dev.netwright.runtime.acceleration.Engine;
import dev.netwright.runtime.acceleration.Replicas;
import dev.netwright.runtime.checkpoint.Checkpoint;
import dev.netwright.runtime.data.ImageDataset;
import dev.netwright.runtime.onnx.OnnxExport;
import dev.netwright.runtime.sequence.StepMasks;
import dev.netwright.runtime.training.EvaluationReport;
import dev.netwright.runtime.training.Evaluator;
import dev.netwright.runtime.training.HeadOutputs;
import dev.netwright.runtime.training.TrainingPlan;
import dev.netwright.runtime.training.TrainingPosition;
import dev.netwright.runtime.training.TrainingReport;
import dev.netwright.runtime.training.TrainingRun;
import dev.netwright.runtime.training.TrainingStep;
import dev.netwright.serving.PixelScale;
import dev.netwright.serving.Predictor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network that predicts and learns; the base class of every generated one. It wraps a Deeplearning4j
 * {@link ComputationGraph}, which {@link #graph()} gives.
 *
 * <p>Arrays have the batch first: {@code [N, C, H, W]} for maps, {@code [N, F]} for vectors, {@code [N, F, T]} for
 * sequences, {@code [N, C, D, H, W]} for volumes. An array of another shape is refused with an
 * {@link IllegalArgumentException} that says what was expected and what came. Any number type is converted to the
 * network's.
 *
 * <p>Sequences of an input with {@code steps = ANY} may be padded at the end, and {@link Lengths} then say how long each is.
 *
 * <p>Every method may be called from any thread. Predictions from several threads run at once, each on a replica over the
 * same weights. Calls of {@code fit} take turns: one waits until the one before it is done, all epochs of a
 * plan included. Other calls during training happen between two steps: they see the weights, the updater's state and the
 * position after the same step.
 */
public abstract class TrainableNetwork {

    private final Architecture architecture;
    private final ComputationGraph graph;
    private final Replicas replicas;
    private final HeadSizes sizes;
    private volatile TrainingPosition position = TrainingPosition.start();

    /**
     * For generated code.
     *
     * @param graph an initialised graph whose inputs and outputs are those of the architecture, in its order
     * @throws IllegalArgumentException if they are not
     */
    protected TrainableNetwork(Architecture architecture, ComputationGraph graph) {
        this.architecture = architecture;
        this.graph = graph;
        replicas = new Replicas(graph);
        sizes = new HeadSizes(architecture, graph.getConfiguration());
        List<String> inputs =
                architecture.inputs().stream().map(NetworkLayer::id).toList();
        List<String> outputs =
                architecture.heads().stream().map(head -> head.layer().id()).toList();
        if (!graph.getConfiguration().getNetworkInputs().equals(inputs)
                || !graph.getConfiguration().getNetworkOutputs().equals(outputs)) {
            throw new IllegalArgumentException(architecture.name() + ": the graph reads "
                    + graph.getConfiguration().getNetworkInputs() + " and puts out "
                    + graph.getConfiguration().getNetworkOutputs() + ", expected " + inputs + " and " + outputs);
        }
    }

    /** The Deeplearning4j graph: parameters, listeners, everything. Changing it changes this network. */
    public ComputationGraph graph() {
        return graph;
    }

    /** What this network computes with, and why something faster is not in use. */
    public Engine engine() {
        return Engine.of(graph);
    }

    /** Name, fingerprint, inputs and heads. */
    public Architecture architecture() {
        return architecture;
    }

    /**
     * How far this network has been trained by {@link #fit(ImageDataset, TrainingPlan)}, which may still be running.
     */
    public TrainingPosition position() {
        return position;
    }

    void restore(TrainingPosition restored) {
        position = restored;
    }

    /**
     * Predicts with a network of one input and one head (auxiliary heads don't count).
     *
     * @param input a batch of the declared shape
     * @return the head's output, {@code [N, head shape]}: probabilities for a softmax or sigmoid head, values otherwise
     * @throws IllegalStateException if there are several heads; {@link #predictAll} is for those
     */
    public INDArray predict(INDArray input) {
        return predict(input, Lengths.full());
    }

    /** Predicts from padded sequences; see {@link #predict(INDArray)}. Outputs are 0 at padded steps. */
    public INDArray predict(INDArray input, Lengths lengths) {
        architecture.onlyHead("predict", "predictAll");
        return predictAll(new INDArray[] {input}, lengths)[0];
    }

    /**
     * Predicts with all heads.
     *
     * @param inputs one batch for each input, in declared order
     * @return one array for each head in declared order, auxiliary heads left out
     */
    public INDArray[] predictAll(INDArray... inputs) {
        return predictAll(inputs, Lengths.full());
    }

    /** Predicts from padded sequences; see {@link #predictAll(INDArray...)}. Outputs are 0 at padded steps. */
    public INDArray[] predictAll(INDArray[] inputs, Lengths lengths) {
        return predicted(padded(inputs, lengths));
    }

    private INDArray[] predicted(PaddedInputs padded) {
        return replicas.predicting(replica -> HeadOutputs.of(
                replica, architecture, architecture.mainHeads(), padded.arrays(), padded.through(replica)));
    }

    /**
     * The most probable class of each example, for a network of one input and one softmax head on a vector.
     *
     * @return N class numbers
     * @throws IllegalArgumentException if the head outputs NaN because a value of the example is not finite
     * @throws IllegalStateException if there are several heads, the head is no softmax on a vector, or it outputs NaN for an
     *     example of finite numbers
     */
    public int[] predictClasses(INDArray input) {
        return predictClasses(input, Lengths.full());
    }

    /** The most probable class of each padded sequence; see {@link #predictClasses(INDArray)}. */
    public int[] predictClasses(INDArray input, Lengths lengths) {
        return classes(Classes.head(architecture, "predictClasses"), input, lengths);
    }

    private int[] classes(Architecture.Head head, INDArray input, Lengths lengths) {
        PaddedInputs padded = padded(new INDArray[] {input}, lengths);
        try (INDArray probabilities = predicted(padded)[0]) {
            return Classes.of(architecture, head, probabilities, padded.arrays()[0]);
        }
    }

    /**
     * The name of the most probable class of each example, as {@link #predictClasses}.
     *
     * @throws IllegalStateException if the head declares no labels
     */
    public List<String> predictLabels(INDArray input) {
        return predictLabels(input, Lengths.full());
    }

    /** The name of the most probable class of each padded sequence; see {@link #predictLabels(INDArray)}. */
    public List<String> predictLabels(INDArray input, Lengths lengths) {
        Architecture.Head head = Classes.head(architecture, "predictLabels");
        List<String> names = architecture.labels(head.layer());
        if (names.isEmpty()) {
            throw new IllegalStateException(architecture.name() + " declares no labels; predictClasses gives numbers");
        }
        return Arrays.stream(classes(head, input, lengths)).mapToObj(names::get).toList();
    }

    /**
     * The output of a layer when predicting: dropout does nothing, batch normalisation uses its running statistics.
     *
     * @param layer a layer of this network
     * @param inputs one batch for each input, in declared order
     * @return {@code [N, layer shape]}
     */
    public INDArray activations(NetworkLayer layer, INDArray... inputs) {
        return activations(layer, inputs, Lengths.full());
    }

    /**
     * As {@link #activations(NetworkLayer, INDArray...)}, for padded sequences; values at padded steps have no meaning.
     */
    public INDArray activations(NetworkLayer layer, INDArray[] inputs, Lengths lengths) {
        PaddedInputs padded = padded(inputs, lengths);
        for (int i = 0; i < inputs.length; i++) {
            if (architecture.inputs().get(i).id().equals(layer.id())) {
                return padded.arrays()[i].dup();
            }
        }
        return replicas.predicting(replica -> {
            replica.setLayerMaskArrays(padded.through(replica).inputs(), null);
            try {
                return replica.feedForward(padded.arrays(), LayerOrder.place(architecture, graph, layer), false, true)
                        .get(layer.id());
            } finally {
                replica.clearLayerMaskArrays();
            }
        });
    }

    /**
     * One training step for a network of one input and one head with labels. See {@link #fit(INDArray[], INDArray[])}.
     */
    public double fit(INDArray input, INDArray labels) {
        return fit(input, labels, Lengths.full());
    }

    /** One training step on padded sequences; see {@link #fit(INDArray, INDArray)}. */
    public double fit(INDArray input, INDArray labels, Lengths lengths) {
        return fit(new INDArray[] {input}, new INDArray[] {labels}, lengths);
    }

    /**
     * One training step on one batch.
     *
     * @param inputs one batch for each input, in declared order
     * @param labels for each head that has a loss and labels of its own, in declared order, an array of the head's
     *     shape: for a softmax head a row of probabilities, as a rule a single 1. Auxiliary heads share theirs, plain
     *     features have none
     * @return the loss before the step: the mean over the batch, the heads' weights and L2 included. If that or the
     *     gradient is not finite, as with data that hold NaN, the step is not taken: weights, updater state and counters
     *     stay as they were, and the loss returned is NaN or infinite
     * @throws IllegalStateException if no head has a loss
     */
    public double fit(INDArray[] inputs, INDArray[] labels) {
        return fit(inputs, labels, Lengths.full());
    }

    /**
     * One training step on padded sequences: its loss and gradient are the means of those that each example would have
     * alone, at its own length. See {@link #fit(INDArray[], INDArray[])}.
     *
     * @param labels as without lengths; those for each step are padded as the input is, and their values in the padding
     *     do not matter
     */
    public double fit(INDArray[] inputs, INDArray[] labels, Lengths lengths) {
        TrainingStep step = new TrainingStep(graph, architecture);
        PaddedInputs padded = padded(inputs, lengths);
        return replicas.inTurn(() -> replicas.changing(() -> {
            StepMasks masks = padded.through(graph);
            return step.loss(padded.arrays(), checked(padded, masks, labels), masks);
        }));
    }

    /**
     * Trains as planned: epochs over shuffled batches, with validation, checkpoints, early stop and progress as the
     * plan says. Ctrl-C ends it after the current batch, with the last checkpoint written. A loss that is not finite
     * ends it too, and leaves the checkpoints as they are. The report says how it ended, and which epoch was the best.
     *
     * @param training the images to learn from, with as many classes as the network's one head
     * @throws IllegalStateException if it has no parameters, or not one input and one softmax head with labels
     * @throws dev.netwright.runtime.checkpoint.CheckpointException if a checkpoint cannot be written, one to resume from is
     *     refused, or another training has the folder
     */
    public TrainingReport fit(ImageDataset training, TrainingPlan plan) {
        return replicas.inTurn(
                () -> new TrainingRun(graph, replicas, architecture, training, plan, position, this::restore).run());
    }

    /** Measures a network of one input and one head with labels. See {@link #evaluate(INDArray[], INDArray[])}. */
    public EvaluationReport evaluate(INDArray input, INDArray labels) {
        return evaluate(input, labels, Lengths.full());
    }

    /** Measures on padded sequences; see {@link #evaluate(INDArray, INDArray)}. */
    public EvaluationReport evaluate(INDArray input, INDArray labels, Lengths lengths) {
        return evaluate(new INDArray[] {input}, new INDArray[] {labels}, lengths);
    }

    /**
     * Loss and accuracy on one batch.
     *
     * @param inputs one batch for each input, in declared order
     * @param labels as for {@link #fit(INDArray[], INDArray[])}
     */
    public EvaluationReport evaluate(INDArray[] inputs, INDArray[] labels) {
        return evaluate(inputs, labels, Lengths.full());
    }

    /** Loss and accuracy on one batch of padded sequences, over their real steps. */
    public EvaluationReport evaluate(INDArray[] inputs, INDArray[] labels, Lengths lengths) {
        Evaluator evaluator = new Evaluator(graph, architecture);
        PaddedInputs padded = padded(inputs, lengths);
        StepMasks masks;
        synchronized (graph) {
            masks = padded.through(graph);
        }
        return evaluator.evaluate(padded.arrays(), checked(padded, masks, labels), masks);
    }

    /** Loss and accuracy on a data set, 256 images at a time. */
    public EvaluationReport evaluate(ImageDataset data) {
        return evaluate(data, 256);
    }

    /**
     * Loss and accuracy on a data set, resized to the network's input. Training waits meanwhile, so that all of it is
     * measured with the same weights.
     *
     * @param batchSize images at a time: bounds memory, changes no result
     */
    public EvaluationReport evaluate(ImageDataset data, int batchSize) {
        return replicas.steady(() -> new Evaluator(graph, architecture).evaluate(data, batchSize));
    }

    /**
     * Writes weights, updater state and counters to one file, which is written beside its place and then moved there.
     *
     * @throws dev.netwright.runtime.checkpoint.CheckpointException if that fails; an existing file is then unchanged
     */
    public void save(Path checkpoint) {
        Objects.requireNonNull(checkpoint, "checkpoint");
        synchronized (graph) {
            Checkpoint.save(checkpoint, architecture, graph, position);
        }
    }

    /**
     * Writes an ONNX model that predicts what this network predicts, within rounding: opset 17, float32, a batch of any
     * size, inputs and heads under their names, auxiliary heads left out. {@link Predictor#open(Path)} opens it without
     * Deeplearning4j; any other ONNX tool reads it too.
     *
     * @throws dev.netwright.runtime.onnx.OnnxException if the file cannot be written, or a layer has no ONNX
     *     counterpart; an existing file is then unchanged
     */
    public void exportOnnx(Path file) {
        Objects.requireNonNull(file, "file");
        synchronized (graph) {
            OnnxExport.write(file, architecture, graph);
        }
    }

    /**
     * This network behind the serving interface: its predictions follow what the network learns later. Closing the
     * predictor leaves the network as it is. Images are scaled to 0 to 1.
     */
    public Predictor predictor() {
        return predictor(PixelScale.unit());
    }

    /** As {@link #predictor()}, with images scaled as given. */
    public Predictor predictor(PixelScale pixels) {
        return Predictor.of(NetworkDescription.of(architecture), new NetworkEngine(this), pixels);
    }

    /** For generated code: all layers, in any order. */
    protected abstract NetworkLayer[][] layerGroups();

    /** All layers in the order in which they are computed, inputs first. */
    public List<NetworkLayer> layers() {
        return LayerOrder.of(graph, layerGroups());
    }

    /**
     * A table for people: the kind of each layer, the layers it reads, its shape, parameters and multiply-adds, then
     * the totals.
     */
    public String summary() {
        return NetworkSummary.of(architecture, graph, layers());
    }

    /** {@code LeNet: image 1x28x28 > digit 10 SOFTMAX, 61,706 parameters}. */
    @Override
    public String toString() {
        return NetworkSummary.line(architecture, layers());
    }

    private PaddedInputs padded(INDArray[] inputs, Lengths lengths) {
        ShapeCheck.inputs(architecture, inputs);
        PaddedInputs padded = PaddedInputs.of(architecture, cast(inputs), lengths);
        // What stands in the padding need not be an index.
        IndexCheck.inputs(architecture, padded.arrays());
        return padded;
    }

    /** Labels of the network's number type, once shapes and values are right. */
    private INDArray[] checked(PaddedInputs padded, StepMasks masks, INDArray... labels) {
        ShapeCheck.labels(architecture, sizes, padded.arrays(), masks, labels);
        return LabelCheck.values(architecture, masks, cast(labels));
    }

    private INDArray[] cast(INDArray... arrays) {
        return Arrays.stream(arrays).map(this::cast).toArray(INDArray[]::new);
    }

    private INDArray cast(INDArray array) {
        return array.castTo(graph.getConfiguration().getDataType());
    }
}
