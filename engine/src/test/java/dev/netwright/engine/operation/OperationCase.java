package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Attributes;
import dev.netwright.engine.graph.Constant;
import dev.netwright.engine.graph.Graph;
import dev.netwright.engine.graph.Node;
import dev.netwright.engine.graph.Shape;
import dev.netwright.engine.reference.ForwardPass;
import dev.netwright.engine.reference.Gradients;
import dev.netwright.engine.reference.Reference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A node with numbers at its inputs, and what PyTorch makes of it: a case of {@code torch-operations.txt}. */
final class OperationCase {
    private static final String FILE = "torch-operations.txt";

    /** A recorded tensor: all numbers, or a checksum and samples. */
    record Recorded(Shape shape, double[] numbers) {}

    private final String operation;
    private final boolean training;
    private final Attributes attributes;
    private final List<String> outputs = new ArrayList<>();
    private final List<String> inputs = new ArrayList<>();
    private final List<String> kinds = new ArrayList<>();
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Map<String, Constant> constants = new LinkedHashMap<>();
    private final List<Recorded> expected = new ArrayList<>();
    private final Map<Integer, Recorded> gradients = new TreeMap<>();

    OperationCase(String operation, boolean training, Attributes attributes, int outputs) {
        this.operation = operation;
        this.training = training;
        this.attributes = attributes;
        for (int i = 0; i < outputs; i++) {
            this.outputs.add("y" + i);
        }
    }

    /** All that are recorded. */
    static List<OperationCase> all() {
        List<OperationCase> all = new ArrayList<>();
        for (String line : lines(FILE)) {
            if (line.startsWith("node ")) {
                all.add(of(line));
            } else {
                all.get(all.size() - 1).read(line);
            }
        }
        return all;
    }

    /** The lines of a file beside this class. */
    static List<String> lines(String file) {
        try (InputStream in = OperationCase.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A node without inputs as yet. */
    static OperationCase of(String line) {
        String[] words = line.split(" ");
        Attributes attributes = Attributes.none();
        for (String word : Arrays.copyOfRange(words, 3, words.length)) {
            String name = word.substring(0, word.indexOf('='));
            String value = word.substring(name.length() + 1);
            if (value.startsWith("[")) {
                String list = value.substring(1, value.length() - 1);
                attributes = attributes.integers(
                        name,
                        list.isEmpty()
                                ? new long[0]
                                : Arrays.stream(list.split(","))
                                        .mapToLong(Long::parseLong)
                                        .toArray());
            } else if (value.matches("-?[0-9]+")) {
                attributes = attributes.integer(name, Long.parseLong(value));
            } else if (value.matches("-?[0-9].*|nan")) {
                attributes = attributes.decimal(name, Double.parseDouble(value.replace("nan", "NaN")));
            } else {
                attributes = attributes.text(name, value);
            }
        }
        String operation = words[1].replace("/training", "");
        return new OperationCase(operation, !operation.equals(words[1]), attributes, Integer.parseInt(words[2]));
    }

    /** Adds an input, or what is expected. */
    void read(String line) {
        String[] words = line.split(" ");
        String numbers = line.contains(" : ") ? line.substring(line.indexOf(" : ") + 3) : "";
        switch (words[0]) {
            case "output" -> expected.add(new Recorded(shape(words[2]), numbers(numbers)));
            case "gradient" -> {
                int input = Integer.parseInt(words[1]);
                Shape shape = tensors.get("x" + input).shape();
                gradients.put(input, new Recorded(shape, numbers(numbers)));
            }
            case "none" -> none();
            case "integers" ->
                constant(Constant.integers(
                        Arrays.stream(words).skip(1).mapToLong(Long::parseLong).toArray()));
            case "floats" -> constant(Constant.of(Shape.of(words.length - 1), floats(words)));
            case "number" -> constant(Constant.of(Shape.of(), floats(words)));
            case "lengths" -> input("lengths", new Tensor(Shape.of(words.length - 1), numbers(line.substring(8))));
            case "values" -> input("values", new Tensor(shape(words[1]), numbers(numbers)));
            case "input" -> input(words[1], tensor(words));
            default -> throw new IllegalStateException(line);
        }
    }

    private static float[] floats(String[] words) {
        float[] floats = new float[words.length - 1];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = Float.parseFloat(words[i + 1]);
        }
        return floats;
    }

    private Tensor tensor(String[] words) {
        Tensor tensor = Rule.tensor(inputs.size(), shape(words[2]));
        double[] values = tensor.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (words[1]) {
                case "positive" -> values[i] / 2 + 1.1;
                case "coarse" -> Math.floor(values[i]);
                case "indices" -> Math.floor((values[i] + 2) / 4 * Integer.parseInt(words[3]));
                default -> values[i];
            };
        }
        return tensor;
    }

    private static Shape shape(String sizes) {
        return sizes.equals("scalar")
                ? Shape.of()
                : Shape.of(Arrays.stream(sizes.split(","))
                        .mapToInt(Integer::parseInt)
                        .toArray());
    }

    private static double[] numbers(String line) {
        return line.isBlank()
                ? new double[0]
                : Arrays.stream(line.trim().split(" "))
                        .mapToDouble(word ->
                                Double.parseDouble(word.replace("nan", "NaN").replace("inf", "Infinity")))
                        .toArray();
    }

    /** The next input, a tensor from outside. */
    OperationCase input(String kind, Tensor tensor) {
        String name = "x" + inputs.size();
        inputs.add(name);
        kinds.add(kind);
        tensors.put(name, tensor);
        return this;
    }

    /** The next input, a constant. */
    OperationCase constant(Constant constant) {
        String name = "x" + inputs.size();
        inputs.add(name);
        kinds.add("constant");
        constants.put(name, constant);
        return this;
    }

    /** The next input, left out. */
    OperationCase none() {
        inputs.add("");
        kinds.add("none");
        return this;
    }

    String operation() {
        return operation;
    }

    List<String> kinds() {
        return kinds;
    }

    Map<String, Tensor> tensors() {
        return tensors;
    }

    List<Recorded> expected() {
        return expected;
    }

    Map<Integer, Recorded> gradients() {
        return gradients;
    }

    Node node() {
        return new Node("n", operation, inputs, outputs, attributes);
    }

    /** The graph of this node alone. */
    Graph graph() {
        Graph graph = new Graph(List.copyOf(tensors.keySet()));
        constants.forEach(graph::put);
        graph.add(node());
        graph.output(outputs);
        return graph;
    }

    /** Runs it on these inputs. */
    ForwardPass forward(Map<String, Tensor> given) {
        Reference reference = Reference.of(graph());
        return (training ? reference.training(7) : reference).forward(given, new double[0]);
    }

    /** The gradients for what {@link #given} says stands at the outputs. */
    Gradients backward(ForwardPass pass) {
        return pass.backward(given(pass));
    }

    /** The gradient at each output. */
    Map<String, Tensor> given(ForwardPass pass) {
        Map<String, Tensor> given = new LinkedHashMap<>();
        for (int i = 0; i < outputs.size(); i++) {
            given.put(
                    outputs.get(i),
                    Rule.tensor(60 + i, pass.tensor(outputs.get(i)).shape()));
        }
        return given;
    }

    @Override
    public String toString() {
        List<String> shapes = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            String kind = kinds.get(i).equals("numbers") ? "" : kinds.get(i) + " ";
            Object value = tensors.containsKey("x" + i) ? tensors.get("x" + i).shape() : constants.get("x" + i);
            shapes.add(value == null ? kinds.get(i) : kind + value);
        }
        return String.format(Locale.ROOT, "%s%s %s %s", operation, training ? " in training" : "", shapes, attributes);
    }
}
