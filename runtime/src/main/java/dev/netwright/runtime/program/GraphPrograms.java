package dev.netwright.runtime.program;

import dev.netwright.engine.graph.Shape;
import dev.netwright.engine.kernel.Kernels;
import dev.netwright.engine.optimizer.Finite;
import dev.netwright.engine.plan.OneDnn;
import dev.netwright.engine.plan.Plan;
import dev.netwright.runtime.operations.GraphImport;
import dev.netwright.runtime.operations.ImportedHead;
import java.lang.ref.Cleaner;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The programs of one initialised graph: one for each set of input sizes. They read the graph's own parameters and write its
 * own gradients. Not for several threads at once.
 */
public final class GraphPrograms implements AutoCloseable {
    private static final Cleaner CLEANER = Cleaner.create();

    private final ComputationGraph graph;
    private final PlanCache plans = new PlanCache();
    private GraphImport learning;
    private GraphImport predicting;
    private Optional<FlatUpdater> updater = Optional.empty();
    private boolean isUpdaterAsked;
    private Optional<Boolean> areParametersFinite = Optional.empty();
    private Gradient gradient;
    private Plan last;

    /** The programs of a graph; nothing is planned yet. */
    public GraphPrograms(ComputationGraph graph) {
        this.graph = graph;
        // Memory outside the heap, of which the garbage collector knows nothing.
        CLEANER.register(this, plans::close);
    }

    /** Why training has no program, a line for each layer; empty where it has. */
    public List<String> trainingObstacles() {
        return obstacles(true);
    }

    /** Why prediction has no program, a line for each layer; empty where it has. */
    public List<String> predictionObstacles() {
        return obstacles(false);
    }

    private List<String> obstacles(boolean training) {
        Optional<String> library = OneDnn.obstacle();
        if (library.isPresent()) {
            return List.of("oneDNN does not load: " + library.get());
        }
        if (graph.params() == null || graph.params().dataType() != DataType.FLOAT) {
            return List.of("only networks of float32 parameters have programs");
        }
        return imported(training).obstacles();
    }

    private GraphImport imported(boolean training) {
        if (training) {
            learning = learning == null ? GraphImport.training(graph) : learning;
            return learning;
        }
        predicting = predicting == null ? GraphImport.prediction(graph) : predicting;
        return predicting;
    }

    /**
     * Computes the gradients of the loss, summed over the batch, into the graph's array of gradients.
     *
     * @param inputs one for each input of the graph
     * @param labels one for each output of the graph
     * @return the loss, the mean over the batch without regularisation
     */
    public double gradients(INDArray[] inputs, INDArray[] labels, long seed) {
        GraphImport source = imported(true);
        Map<String, Shape> shapes = new LinkedHashMap<>();
        Map<String, INDArray> arrays = new LinkedHashMap<>();
        List<String> losses = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        List<String> names = graph.getConfiguration().getNetworkInputs();
        for (int i = 0; i < inputs.length; i++) {
            arrays.put(names.get(i), FlatArray.dense(inputs[i]));
        }
        List<String> heads = graph.getConfiguration().getNetworkOutputs();
        for (ImportedHead head : source.heads()) {
            arrays.put(head.labels(), FlatArray.dense(labels[heads.indexOf(head.name())]));
            losses.add(head.loss());
            outputs.add(head.loss());
        }
        source.heads().stream().map(ImportedHead::logits).distinct().forEach(outputs::add);
        arrays.forEach((name, array) -> shapes.put(name, Shape.of(FlatArray.sizes(array))));
        Plan plan = plans.get(
                new PlanCache.Key(true, shapes, outputs),
                () -> Plan.of(source.graph(outputs), shapes, true, outputs, losses, Kernels::of, Kernels::reference));
        plan.parameters(FlatArray.address(graph.params()));
        plan.gradients(FlatArray.address(graph.getGradientsViewArray()));
        arrays.forEach((name, array) -> plan.input(name, FlatArray.address(array)));
        if (plan.written() < graph.numParams()) {
            // Nothing writes the gradient of a parameter that no loss depends on.
            graph.getGradientsViewArray().assign(0);
        }
        plan.run(seed);
        last = plan;
        double sum = 0;
        for (String loss : losses) {
            sum += plan.output(loss).get(0);
        }
        return sum / inputs[0].size(0);
    }

    /** Whether a step of training keeps what a vertex computes: heads with a loss read it. */
    public boolean keeps(String vertex) {
        String tensor = imported(true).activations().get(vertex);
        return imported(true).heads().stream().anyMatch(head -> head.logits().equals(tensor));
    }

    /** What a vertex computed in the last step of training, in a new array; one of those that are kept. */
    public INDArray lastActivation(String vertex) {
        String tensor = imported(true).activations().get(vertex);
        return copy(last.output(tensor), last.shape(tensor));
    }

    /** Whether the graph's updater is one whose step can be taken here. */
    public boolean knowsUpdater() {
        if (!isUpdaterAsked || updater.isPresent() && !updater.get().isOf(graph)) {
            updater = FlatUpdater.of(graph);
            isUpdaterAsked = true;
        }
        return updater.isPresent();
    }

    /** Whether a step can be taken: one number that is not finite would spread through all weights. */
    public boolean areGradientsFinite() {
        return Finite.all(FlatArray.floats(graph.getGradientsViewArray()));
    }

    /** Takes the step of the graph's updater from the gradients that are there, in one pass. */
    public void update(int iteration, int epoch, int batch) {
        areParametersFinite = Optional.of(updater.orElseThrow().step(iteration, epoch, batch));
    }

    /**
     * Whether a program computes with numbers like these what Deeplearning4j computes: oneDNN's ReLU makes 0 of NaN, which
     * would hide it.
     */
    public boolean isExactFor(INDArray... inputs) {
        if (areParametersFinite.isEmpty()) {
            areParametersFinite = Optional.of(Finite.all(FlatArray.floats(graph.params())));
        }
        return areParametersFinite.get()
                && Arrays.stream(inputs).allMatch(input -> Finite.all(FlatArray.floats(FlatArray.dense(input))));
    }

    /** Somebody else has changed the parameters. */
    public void parametersChanged() {
        areParametersFinite = Optional.empty();
    }

    /** The graph's array of gradients, cut as Deeplearning4j cuts it: by layer and parameter. */
    public Gradient gradient() {
        INDArray flat = graph.getGradientsViewArray();
        if (gradient == null || gradient.gradient() != flat) {
            gradient = new DefaultGradient(flat);
            long start = FlatArray.address(graph.params());
            for (Layer layer : graph.getLayers()) {
                for (Map.Entry<String, INDArray> parameter : layer.paramTable().entrySet()) {
                    INDArray view = parameter.getValue();
                    long offset = (FlatArray.address(view) - start) / Float.BYTES;
                    gradient.setGradientFor(
                            layer.conf().getLayer().getLayerName() + "_" + parameter.getKey(),
                            Nd4j.create(
                                    flat.data(), view.shape(), view.stride(), flat.offset() + offset, view.ordering()),
                            view.ordering());
                }
            }
        }
        return gradient;
    }

    /** What some vertices of the graph compute while predicting, in new arrays. */
    public INDArray[] outputs(List<String> vertices, INDArray[] inputs) {
        GraphImport source = imported(false);
        Map<String, Shape> shapes = new LinkedHashMap<>();
        Map<String, INDArray> arrays = new LinkedHashMap<>();
        List<String> names = graph.getConfiguration().getNetworkInputs();
        for (int i = 0; i < inputs.length; i++) {
            INDArray dense = FlatArray.dense(inputs[i]);
            arrays.put(names.get(i), dense);
            shapes.put(names.get(i), Shape.of(FlatArray.sizes(dense)));
        }
        List<String> tensors =
                vertices.stream().map(source.activations()::get).distinct().toList();
        Plan plan = plans.get(
                new PlanCache.Key(false, shapes, tensors),
                () -> Plan.of(
                        source.graph(tensors), shapes, false, tensors, List.of(), Kernels::of, Kernels::reference));
        plan.parameters(FlatArray.address(graph.params()));
        arrays.forEach((name, array) -> plan.input(name, FlatArray.address(array)));
        plan.prepare();
        plan.run(0);
        return vertices.stream()
                .map(source.activations()::get)
                .map(tensor -> copy(plan.output(tensor), plan.shape(tensor)))
                .toArray(INDArray[]::new);
    }

    private static INDArray copy(FloatBuffer numbers, Shape shape) {
        long[] sizes = new long[shape.rank()];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = shape.size(i);
        }
        INDArray array = Nd4j.createUninitialized(DataType.FLOAT, sizes, 'c');
        FlatArray.floats(array).put(numbers);
        return array;
    }

    /** Frees the memory of all programs. */
    @Override
    public void close() {
        plans.close();
    }
}
