package dev.netwright.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.engine.graph.Attributes;
import dev.netwright.engine.graph.Constant;
import dev.netwright.engine.graph.Graph;
import dev.netwright.engine.graph.Node;
import dev.netwright.engine.graph.Parameter;
import dev.netwright.engine.graph.Shape;
import dev.netwright.engine.operation.Tensor;
import dev.netwright.engine.plan.Plan;
import dev.netwright.engine.reference.ForwardPass;
import dev.netwright.engine.reference.Reference;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bytedeco.javacpp.FloatPointer;

/** A small graph with random numbers, planned and compared with the plain Java reference. */
final class Sketch {
    private static final long SEED = 77;

    private final Random random;
    private final Map<String, Shape> inputs = new LinkedHashMap<>();
    private final List<Runnable> nodes = new ArrayList<>();
    private final Map<String, Tensor> given = new LinkedHashMap<>();
    private Graph graph;
    private int parameters;
    private int count;
    private double tolerance = 2e-5;

    Sketch(long seed) {
        random = new Random(seed);
    }

    String input(int... sizes) {
        String name = "input" + inputs.size();
        inputs.put(name, Shape.of(sizes));
        return name;
    }

    /** An input that holds whole numbers from 0 to below a bound. */
    String indices(int bound, int... sizes) {
        String name = input(sizes);
        double[] values = random.ints(Shape.of(sizes).elements(), 0, bound)
                .asDoubleStream()
                .toArray();
        given.put(name, new Tensor(Shape.of(sizes), values));
        return name;
    }

    Sketch within(double relative) {
        tolerance = relative;
        return this;
    }

    String parameter(int... sizes) {
        Parameter parameter = Parameter.dense("p" + count, Shape.of(sizes), parameters);
        parameters += parameter.shape().elements();
        return weight(parameter);
    }

    /** A matrix whose columns are dense. */
    String columns(int rows, int columns) {
        Parameter parameter = Parameter.of("p" + count, Shape.of(rows, columns), parameters, 1, rows);
        parameters += rows * columns;
        return weight(parameter);
    }

    /** A parameter of parts, in the order last to first. */
    String parts(int parts, int... sizes) {
        List<Parameter> all = new ArrayList<>();
        Shape part = Shape.of(sizes);
        int start = parameters;
        parameters += parts * part.elements();
        for (int i = parts - 1; i >= 0; i--) {
            all.add(Parameter.dense("p" + count, part, start + (long) i * part.elements()));
        }
        return weight(Parameter.join(sizes.length > 2 ? 0 : sizes.length - 1, all));
    }

    String weight(Parameter parameter) {
        String name = "w" + count++;
        nodes.add(() -> graph.put(name, parameter));
        return name;
    }

    String constant(Constant constant) {
        String name = "c" + count++;
        nodes.add(() -> graph.put(name, constant));
        return name;
    }

    String node(String operation, String... reads) {
        return node(operation, Attributes.none(), reads);
    }

    String node(String operation, Attributes attributes, String... reads) {
        return node(operation, attributes, 1, reads).get(0);
    }

    List<String> node(String operation, Attributes attributes, int outputs, String... reads) {
        String name = operation + count++;
        List<String> writes = new ArrayList<>();
        for (int i = 0; i < outputs; i++) {
            writes.add(name + ":" + i);
        }
        nodes.add(() -> graph.add(new Node(name, operation, List.of(reads), writes, attributes)));
        return writes;
    }

    private Tensor random(Shape shape) {
        return new Tensor(
                shape,
                random.doubles(shape.elements(), -1, 1).map(x -> (float) x).toArray());
    }

    /** Compares what the plan computes for some tensors, while predicting. */
    void predicts(String... outputs) {
        build(outputs);
        Map<String, Tensor> values = values();
        double[] numbers = numbers();
        ForwardPass expected = Reference.of(graph).forward(values, numbers);
        try (Plan plan = plan(false, List.of(outputs), List.of())) {
            bind(plan, values, numbers);
            plan.prepare();
            for (int run = 0; run < 2; run++) {
                plan.run(SEED);
                for (String output : outputs) {
                    compare(output, expected.tensor(output), plan.output(output));
                }
            }
        }
    }

    /** Compares the loss and all gradients, with the squared error of a tensor against random labels. */
    void learns(String output) {
        learnsAll(output);
    }

    /** The same with the sum of several losses. */
    void learnsAll(String... outputs) {
        build(outputs);
        Map<String, Shape> shapes = new LinkedHashMap<>(inputs);
        Map<String, Tensor> values = values();
        double[] numbers = numbers();
        ForwardPass before = Reference.of(graph).training(SEED).forward(values, numbers);
        List<String> losses = new ArrayList<>();
        List<String> names = new ArrayList<>(inputs.keySet());
        for (String output : outputs) {
            names.add(output + ":labels");
        }
        Graph whole = new Graph(names);
        graph.nodes().forEach(whole::add);
        graph.weights().forEach(whole::put);
        for (String output : outputs) {
            String labels = output + ":labels";
            Shape shape = before.tensor(output).shape();
            shapes.put(labels, shape);
            values.put(labels, random(shape));
            losses.add(output + ":loss");
            whole.add(new Node(
                    labels, "SquaredError", List.of(output, labels), List.of(output + ":loss"), Attributes.none()));
        }
        whole.output(losses);
        graph = whole;
        inputs.putAll(shapes);
        compareTraining(losses, values, numbers);
    }

    /** Compares losses that the graph has itself. */
    void trains(String... losses) {
        build(losses);
        compareTraining(List.of(losses), values(), numbers());
    }

    private void compareTraining(List<String> losses, Map<String, Tensor> values, double[] numbers) {
        ForwardPass expected = Reference.of(graph).training(SEED).forward(values, numbers);
        Map<String, Tensor> ones = new LinkedHashMap<>();
        losses.forEach(loss -> ones.put(loss, new Tensor(Shape.of(1), new double[] {1})));
        double[] gradient = expected.backward(ones).parameters();
        try (Plan plan = plan(true, losses, losses)) {
            float[] trained = new float[Math.max(1, parameters)];
            FloatPointer to = new FloatPointer(trained);
            bind(plan, values, numbers);
            plan.gradients(to.address());
            for (int run = 0; run < 2; run++) {
                plan.run(SEED);
                losses.forEach(loss -> compare(loss, expected.tensor(loss), plan.output(loss)));
                to.get(trained);
                compare(
                        "gradient",
                        new Tensor(Shape.of(parameters), gradient),
                        FloatBuffer.wrap(trained, 0, parameters));
            }
        }
    }

    private void build(String... outputs) {
        graph = new Graph(new ArrayList<>(inputs.keySet()));
        nodes.forEach(Runnable::run);
        graph.output(Arrays.asList(outputs));
    }

    private Map<String, Tensor> values() {
        Map<String, Tensor> values = new LinkedHashMap<>();
        inputs.forEach((name, shape) -> values.put(name, given.containsKey(name) ? given.get(name) : random(shape)));
        return values;
    }

    private double[] numbers() {
        return random.doubles(parameters, 0.05, 1)
                .map(x -> (float) (random.nextBoolean() ? x : -x))
                .toArray();
    }

    private Plan plan(boolean training, List<String> outputs, List<String> losses) {
        Plan plan = Plan.of(graph, inputs, training, outputs, losses, Kernels::of, Kernels::reference);
        assertThat(plan.unplanned()).isEmpty();
        return plan;
    }

    private void bind(Plan plan, Map<String, Tensor> values, double[] numbers) {
        plan.parameters(pointer(numbers).address());
        values.forEach(
                (name, tensor) -> plan.input(name, pointer(tensor.values()).address()));
    }

    private final List<FloatPointer> kept = new ArrayList<>();

    private FloatPointer pointer(double[] values) {
        float[] floats = new float[Math.max(1, values.length)];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        FloatPointer pointer = new FloatPointer(floats);
        kept.add(pointer);
        return pointer;
    }

    private void compare(String name, Tensor expected, FloatBuffer actual) {
        double largest = 1e-3;
        for (double value : expected.values()) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < expected.values().length; i++) {
            assertThat((double) actual.get(i))
                    .as("%s, number %s of %s", name, i, expected.shape())
                    .isCloseTo(expected.values()[i], org.assertj.core.data.Offset.offset(tolerance * largest));
        }
    }
}
