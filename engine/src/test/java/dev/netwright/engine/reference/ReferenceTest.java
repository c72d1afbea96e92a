package dev.netwright.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.netwright.engine.graph.Attributes;
import dev.netwright.engine.graph.Constant;
import dev.netwright.engine.graph.Graph;
import dev.netwright.engine.graph.GraphException;
import dev.netwright.engine.graph.Node;
import dev.netwright.engine.graph.Parameter;
import dev.netwright.engine.graph.Shape;
import dev.netwright.engine.operation.Tensor;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Small graphs, computed by hand. */
class ReferenceTest {
    private static final Tensor ONE = new Tensor(Shape.of(1), new double[] {1});

    private static Tensor tensor(Shape shape, double... values) {
        return new Tensor(shape, values);
    }

    private static void add(Graph graph, String operation, Attributes attributes, String output, String... inputs) {
        graph.add(new Node(output, operation, List.of(inputs), List.of(output), attributes));
    }

    /** {@code sum((relu(x W) - t)^2) / 2}; W [2, 2] stands column by column behind one number in the flat array. */
    private static Graph dense() {
        Graph graph = new Graph(List.of("x", "t"));
        graph.put("W", Parameter.of("fc/W", Shape.of(2, 2), 1, 1, 2));
        add(graph, "MatMul", Attributes.none(), "product", "x", "W");
        add(graph, "Relu", Attributes.none(), "y", "product");
        add(graph, "SquaredError", Attributes.none(), "loss", "y", "t");
        graph.output(List.of("loss"));
        return graph;
    }

    private static final double[] FLAT = {9, 1, 2, -3, 4, 9};
    private static final Map<String, Tensor> INPUTS =
            Map.of("x", tensor(Shape.of(1, 2), 1, 3), "t", tensor(Shape.of(1, 2), 5, 10));

    @Test
    void everyTensorHasItsName() {
        ForwardPass pass = Reference.of(dense()).forward(INPUTS, FLAT);
        assertThat(pass.tensor("W").values()).containsExactly(1, -3, 2, 4);
        assertThat(pass.tensor("product").values()).containsExactly(7, 9);
        assertThat(pass.tensor("loss").values()).containsExactly(2.5);
    }

    @Test
    void gradientsStandWhereTheParametersDo() {
        Gradients gradients = Reference.of(dense()).forward(INPUTS, FLAT).backward(Map.of("loss", ONE));
        // At y: (7 - 5, 9 - 10). At W: x times that, column by column.
        assertThat(gradients.at("y").values()).containsExactly(2, -1);
        assertThat(gradients.parameters()).containsExactly(0, 2, 6, -1, -3, 0);
        assertThat(gradients.at("x").values()).containsExactly(2 * 1 - 1 * -3, 2 * 2 - 1 * 4);
        assertThat(gradients.at("t").values()).containsExactly(0, 0);
    }

    @Test
    void gradientsMayStartAnywhereAndAddUp() {
        Gradients gradients = Reference.of(dense())
                .forward(INPUTS, FLAT)
                .backward(Map.of("loss", ONE, "product", tensor(Shape.of(1, 2), 10, 0)));
        assertThat(gradients.at("product").values()).containsExactly(12, -1);
        assertThat(gradients.parameters()).containsExactly(0, 12, 36, -1, -3, 0);
    }

    @Test
    void aTensorReadTwiceGetsBothGradients() {
        Graph graph = new Graph(List.of("x"));
        add(graph, "Mul", Attributes.none(), "square", "x", "x");
        add(graph, "Add", Attributes.none(), "y", "square", "x");
        graph.output(List.of("y"));
        ForwardPass pass = Reference.of(graph).forward(Map.of("x", tensor(Shape.of(1), 3)), new double[0]);
        assertThat(pass.backward(Map.of("y", ONE)).at("x").values()).containsExactly(7);
    }

    @Test
    void twoViewsOfAParameterShareItsGradient() {
        Graph graph = new Graph(List.of());
        Parameter w = Parameter.dense("w", Shape.of(2, 3), 0);
        graph.put("w", w);
        graph.put("turned", w.permute(1, 0));
        add(graph, "MatMul", Attributes.none(), "y", "w", "turned");
        graph.output(List.of("y"));
        double[] flat = {1, 2, 3, 4, 5, 6};
        ForwardPass pass = Reference.of(graph).forward(Map.of(), flat);
        assertThat(pass.tensor("y").values()).containsExactly(14, 32, 32, 77);
        Gradients gradients = pass.backward(Map.of("y", tensor(Shape.of(2, 2), 1, 0, 0, 1)));
        assertThat(gradients.parameters()).containsExactly(2, 4, 6, 8, 10, 12);
    }

    @Test
    void frozenParametersAndConstantsGetNone() {
        Graph graph = new Graph(List.of("x"));
        graph.put("a", Parameter.dense("a", Shape.of(1), 0).frozen());
        graph.put("b", Parameter.dense("b", Shape.of(1), 1));
        graph.put("two", Constant.number(2));
        add(graph, "Mul", Attributes.none(), "ax", "a", "x");
        add(graph, "Add", Attributes.none(), "line", "ax", "b");
        add(graph, "Mul", Attributes.none(), "y", "two", "line");
        graph.output(List.of("y"));
        ForwardPass pass = Reference.of(graph).forward(Map.of("x", tensor(Shape.of(1), 3)), new double[] {5, 1});
        Gradients gradients = pass.backward(Map.of("y", ONE));
        assertThat(pass.tensor("y").values()).containsExactly(32);
        assertThat(gradients.parameters()).containsExactly(0, 2);
        assertThat(gradients.at("x").values()).containsExactly(10);
        assertThat(gradients.at("a").values()).containsExactly(0);
    }

    @Test
    void anOutputThatNothingReadsHasNoGradient() {
        Graph graph = new Graph(List.of("x"));
        graph.add(new Node(
                "split",
                "Split",
                List.of("x"),
                List.of("a", "b"),
                Attributes.none().integer("axis", 1)));
        add(graph, "Neg", Attributes.none(), "y", "b");
        graph.output(List.of("y"));
        ForwardPass pass = Reference.of(graph).forward(Map.of("x", tensor(Shape.of(1, 2), 3, 4)), new double[0]);
        assertThat(pass.tensor("a").values()).containsExactly(3);
        assertThat(pass.backward(Map.of("y", tensor(Shape.of(1, 1), 1))).at("x").values())
                .containsExactly(0, -1);
    }

    @Test
    void inFloat32EachResultIsRounded() {
        Graph graph = new Graph(List.of("x"));
        graph.put("third", Parameter.dense("third", Shape.of(1), 0));
        add(graph, "Mul", Attributes.none(), "product", "x", "third");
        add(graph, "Sub", Attributes.none(), "y", "product", "x");
        graph.output(List.of("y"));
        Map<String, Tensor> x = Map.of("x", tensor(Shape.of(1), 0.1));
        float product = 0.1f * (1 / 3f);
        ForwardPass pass = Reference.of(graph).float32().forward(x, new double[] {1 / 3.0});
        assertThat(pass.tensor("x").values()).containsExactly(0.1f);
        assertThat(pass.tensor("product").values()).containsExactly(product);
        assertThat(pass.tensor("y").values()).containsExactly(product - 0.1f);
        assertThat(pass.backward(Map.of("y", ONE)).at("x").values()).containsExactly(1 / 3f - 1);
        assertThat(x.get("x").values()).as("what was given").containsExactly(0.1);
        ForwardPass exact = Reference.of(graph).forward(x, new double[] {1 / 3.0});
        assertThat(exact.tensor("y").values()[0]).isCloseTo(0.1 / 3 - 0.1, within(1e-17));
    }

    @Test
    void noExamplesHaveALossOf0() {
        Map<String, Tensor> none = Map.of("x", Tensor.zeros(Shape.of(0, 2)), "t", Tensor.zeros(Shape.of(0, 2)));
        ForwardPass pass = Reference.of(dense()).forward(none, FLAT);
        assertThat(pass.tensor("loss").values()).containsExactly(0);
        assertThat(pass.backward(Map.of("loss", ONE)).parameters()).containsOnly(0);
    }

    /** Whatever stands in a network runs on no example, forwards and backwards, and changes nothing. */
    @Test
    void noExamplesPassThroughALongGraph() {
        Graph graph = new Graph(List.of("x", "labels", "steps"));
        graph.put("W", Parameter.dense("conv/W", Shape.of(2, 1, 3, 3), 0));
        graph.put("two", Parameter.dense("norm", Shape.of(2), 18));
        graph.put("fc", Parameter.dense("fc", Shape.of(3, 8), 20));
        graph.put("row", Parameter.dense("row", Shape.of(8), 44));
        graph.put("lstmW", Parameter.dense("lstm/W", Shape.of(1, 8, 3), 0));
        graph.put("lstmR", Parameter.dense("lstm/R", Shape.of(1, 8, 2), 0));
        graph.put("flat", Constant.integers(0, -1));
        graph.put("one", Constant.integers(1));
        graph.put("three", Constant.integers(3));
        Attributes axis = Attributes.none().integer("axis", 1);
        add(graph, "Conv", Attributes.none(), "conv", "x", "W");
        add(graph, "BatchNormalization", Attributes.none(), "norm", "conv", "two", "two", "two", "two");
        Attributes pool = Attributes.none().integers("kernel_shape", 2, 2).integers("strides", 2, 2);
        add(graph, "MaxPool", pool, "pool", "norm");
        add(graph, "Reshape", Attributes.none(), "reshaped", "pool", "flat");
        add(graph, "LayerNormalization", Attributes.none(), "layer", "reshaped", "row", "row");
        add(graph, "Dropout", Attributes.none(), "dropped", "layer");
        add(graph, "Gemm", Attributes.none().integer("transB", 1), "logits", "dropped", "fc");
        add(graph, "Softmax", Attributes.none(), "p", "logits");
        add(graph, "LogSoftmax", axis, "logarithms", "logits");
        add(graph, "Concat", axis, "both", "p", "logarithms");
        add(graph, "Slice", Attributes.none(), "cut", "both", "one", "three", "one");
        add(graph, "Transpose", Attributes.none(), "turned", "cut");
        add(graph, "MatMul", Attributes.none(), "products", "cut", "turned");
        add(graph, "Unsqueeze", Attributes.none(), "raised", "p", "one");
        add(graph, "ReduceMean", axis.without("axis").integers("axes", 1), "mean", "both");
        graph.add(
                new Node("lstm", "LSTM", List.of("steps", "lstmW", "lstmR"), List.of("h", "last"), Attributes.none()));
        for (String loss : List.of("SoftmaxCrossEntropy", "SigmoidCrossEntropy", "SquaredError")) {
            add(graph, loss, Attributes.none(), loss, "logits", "labels");
        }
        List<String> outputs = List.of(
                "products",
                "raised",
                "mean",
                "h",
                "last",
                "SoftmaxCrossEntropy",
                "SigmoidCrossEntropy",
                "SquaredError");
        graph.output(outputs);
        ForwardPass pass = Reference.of(graph)
                .training(1)
                .forward(
                        Map.of(
                                "x", Tensor.zeros(Shape.of(0, 1, 6, 6)),
                                "labels", Tensor.zeros(Shape.of(0, 3)),
                                "steps", Tensor.zeros(Shape.of(4, 0, 3))),
                        new double[64]);
        Map<String, Tensor> given = outputs.stream()
                .collect(Collectors.toMap(
                        name -> name, name -> Tensor.zeros(pass.tensor(name).shape())));
        given.put("SquaredError", ONE);
        assertThat(pass.tensor("h").shape()).isEqualTo(Shape.of(4, 1, 0, 2));
        assertThat(pass.tensor("mean").shape()).isEqualTo(Shape.of(0, 1));
        assertThat(pass.tensor("SoftmaxCrossEntropy").values()).containsExactly(0);
        assertThat(pass.backward(given).parameters()).containsOnly(0);
    }

    private static void refuses(String line, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(GraphException.class).hasMessage(line);
    }

    @Test
    void badInputHasOneLine() {
        Reference reference = Reference.of(dense());
        Tensor row = INPUTS.get("x");
        refuses("the input t has no shape", () -> reference.forward(Map.of("x", row), FLAT));
        refuses(
                "z is no input of the graph, which has [x, t]",
                () -> reference.forward(Map.of("x", row, "t", row, "z", row), FLAT));
        refuses(
                "the parameter fc/W [2, 2] needs number 3 of a flat array of 2",
                () -> reference.forward(INPUTS, new double[] {1, 2}));
        ForwardPass pass = reference.forward(INPUTS, FLAT);
        refuses("z is no tensor that the outputs of the graph need", () -> pass.tensor("z"));
        refuses("the gradient at loss must be [1], got [1, 2]", () -> pass.backward(Map.of("loss", row)));
        Graph broken = dense();
        add(broken, "Neg", Attributes.none(), "negative", "nothing");
        broken.output(List.of("negative"));
        refuses(
                "negative (Neg): reads nothing, which nothing writes",
                () -> Reference.of(broken).forward(INPUTS, FLAT));
        Graph circle = new Graph(List.of());
        add(circle, "Neg", Attributes.none(), "a", "b");
        add(circle, "Abs", Attributes.none(), "b", "a");
        circle.output(List.of("a"));
        refuses(
                "a (Neg): reads what it writes, through b (Abs)",
                () -> Reference.of(circle).forward(Map.of(), FLAT));
        Graph unwritten = dense();
        unwritten.output(List.of("z"));
        refuses(
                "the graph outputs z, which nothing writes",
                () -> Reference.of(unwritten).forward(INPUTS, FLAT));
    }
}
