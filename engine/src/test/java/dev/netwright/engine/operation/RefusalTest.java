package dev.netwright.engine.operation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netwright.engine.graph.Attributes;
import dev.netwright.engine.graph.Constant;
import dev.netwright.engine.graph.Graph;
import dev.netwright.engine.graph.GraphException;
import dev.netwright.engine.graph.Node;
import dev.netwright.engine.graph.Shape;
import dev.netwright.engine.reference.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A node that cannot be has one line that names it and says what would fit. */
class RefusalTest {
    private static final Attributes NONE = Attributes.none();
    private static final Attributes KERNEL_3 = NONE.integers("kernel_shape", 3, 3);
    private static final Attributes NEAREST = NONE.text("mode", "nearest")
            .text("coordinate_transformation_mode", "asymmetric")
            .text("nearest_mode", "floor");

    /** @param inputs the sizes of an input, a constant, or null for one that is left out */
    private record Refused(String operation, Attributes attributes, List<Object> inputs, int outputs, String line) {
        @Override
        public String toString() {
            return operation + ": " + line;
        }
    }

    private static Refused of(String operation, Attributes attributes, String line, Object... inputs) {
        return new Refused(operation, attributes, new ArrayList<>(Arrays.asList(inputs)), 1, line);
    }

    private static int[] x(int... sizes) {
        return sizes;
    }

    private static Constant integers(long... integers) {
        return Constant.integers(integers);
    }

    private static Stream<Refused> windows() {
        return Stream.of(
                of("Conv", NONE, "takes 2 to 3 inputs, got 1", x(1, 2, 3)),
                of("Conv", NONE, "input 1 is missing", x(1, 2, 3), null, x(3)),
                of("Conv", NONE, "input 0 must be [N, C, L], [N, C, H, W] or [N, C, D, H, W], got [1, 2]", x(1, 2), x(1, 2)),
                of("Conv", NONE, "input 1, the weight, must have 4 dimensions, got [1, 2, 3]", x(1, 2, 5, 5), x(1, 2, 3)),
                of("Conv", KERNEL_3, "kernel_shape must be that of the weight, [2, 2]", x(1, 2, 5, 5), x(1, 2, 2, 2)),
                of("Conv", NONE.integer("group", 2), "group must divide 3 channels and 4 rows of the weight, got 2", x(1, 3, 5), x(4, 1, 3)),
                of("Conv", NONE.integer("group", 0), "group must divide 2 channels and 4 rows of the weight, got 0", x(1, 2, 5), x(4, 1, 3)),
                of("Conv", NONE.integer("group", 2), "the weight [4, 2, 3] takes 4 channels in 2 groups, got [1, 2, 5]", x(1, 2, 5), x(4, 2, 3)),
                of("Conv", NONE, "input 2 must be [4], got [3]", x(1, 2, 5), x(4, 2, 3), x(3)),
                of("Conv", NONE, "a window that reaches over 3 does not fit into dimension 2 of [1, 2, 2], 2 with its padding", x(1, 2, 2), x(4, 2, 3)),
                of("Conv", NONE.integers("strides", 0), "strides must be 1 numbers of at least 1, got [0]", x(1, 2, 5), x(4, 2, 3)),
                of("Conv", NONE.integers("dilations", 1, 1), "dilations must be 1 numbers of at least 1, got [1, 1]", x(1, 2, 5), x(4, 2, 3)),
                of("Conv", NONE.integers("pads", 1), "pads must be 2 numbers of at least 0, got [1]", x(1, 2, 5), x(4, 2, 3)),
                of("Conv", NONE.integers("pads", 1, -1), "pads must be 2 numbers of at least 0, got [1, -1]", x(1, 2, 5), x(4, 2, 3)),
                of("Conv", NONE.text("auto_pad", "SAME_LOWER"), "auto_pad must be NOTSET, VALID or SAME_UPPER, got SAME_LOWER", x(1, 2, 5), x(4, 2, 3)),
                of("Conv", NONE.text("auto_pad", "VALID").integers("pads", 1, 1), "has both pads and auto_pad", x(1, 2, 5), x(4, 2, 3)),
                of("Conv", NONE.integer("kernel", 3), "knows no attribute kernel", x(1, 2, 5), x(4, 2, 3)),
                of("Conv", NONE.integer("strides", 2), "the attribute strides must be a list of integers, got 2", x(1, 2, 5), x(4, 2, 3)),
                of("Conv", NONE.integers("strides", 1L << 40), "the attribute strides holds 1099511627776, which is too large", x(1, 2, 5), x(4, 2, 3)),
                of("ConvTranspose", NONE, "the weight [3, 2, 3] takes 3 channels, got [1, 2, 5]", x(1, 2, 5), x(3, 2, 3)),
                of("ConvTranspose", NONE, "input 2 must be [3], got [2]", x(1, 2, 5), x(2, 3, 3), x(2)),
                of("ConvTranspose", NONE.integers("output_padding", 1), "output_padding must be less than the stride or the dilation, got 1", x(1, 2, 5), x(2, 3, 3)),
                of("ConvTranspose", NONE.integers("pads", 2, 2), "dimension 2 of the output would be -1", x(1, 2, 1), x(2, 3, 3)),
                of("ConvTranspose", NONE.text("auto_pad", "VALID"), "knows no attribute auto_pad", x(1, 2, 1), x(2, 3, 3)),
                of("MaxPool", NONE, "kernel_shape is missing", x(1, 2, 5, 5)),
                of("MaxPool", KERNEL_3, "input 0 must be [N, C, L], [N, C, H, W] or [N, C, D, H, W], got [5]", x(5)),
                of("MaxPool", KERNEL_3, "kernel_shape must be 1 numbers of at least 1, got [3, 3]", x(1, 2, 5)),
                of("MaxPool", KERNEL_3.integers("pads", 0, 0, 3, 0), "pads must be less than the 3 that a window reaches over, got 3", x(1, 2, 5, 5)),
                of("AveragePool", KERNEL_3.integers("dilations", 2, 2), "knows no attribute dilations", x(1, 2, 5, 5)),
                of("GlobalMaxPool", NONE, "input 0 must be [N, C, ..] with at least one number a channel, got [1, 2]", x(1, 2)),
                of("GlobalAveragePool", NONE, "input 0 must be [N, C, ..] with at least one number a channel, got [1, 2, 0]", x(1, 2, 0)));
    }

    private static Stream<Refused> products() {
        return Stream.of(
                of("Gemm", NONE, "expected A [M, K] and B [K, N], got [2, 3] and [2, 3]", x(2, 3), x(2, 3)),
                of("Gemm", NONE.integer("transA", 1).integer("transB", 1), "expected A [K, M] and B [N, K], got [2, 3] and [2, 3]", x(2, 3), x(2, 3)),
                of("Gemm", NONE, "expected A [M, K] and B [K, N], got [2, 3] and [3]", x(2, 3), x(3)),
                of("Gemm", NONE, "input 2 of shape [3] cannot be broadcast to [2, 4]", x(2, 3), x(3, 4), x(3)),
                of("Gemm", NONE, "input 2 of shape [1, 2, 4] cannot be broadcast to [2, 4]", x(2, 3), x(3, 4), x(1, 2, 4)),
                of("MatMul", NONE, "expected [.., M, K] and [.., K, N], got [2, 3] and [2, 3]", x(2, 3), x(2, 3)),
                of("MatMul", NONE, "expected [.., M, K] and [.., K, N], got [] and [3]", x(), x(3)),
                of("MatMul", NONE, "the shapes [[2], [3]] do not go together: counted from the last, two sizes must be equal, or one of them 1", x(2, 4, 4), x(3, 4, 4)),
                of("Add", NONE, "the shapes [[2, 3], [2]] do not go together: counted from the last, two sizes must be equal, or one of them 1", x(2, 3), x(2)),
                of("Add", NONE, "takes 2 inputs, got 3", x(2), x(2), x(2)),
                of("Max", NONE, "takes 1 or more inputs, got 0"),
                of("Mean", NONE, "input 1 is missing", x(2), null, x(2)),
                of("PRelu", NONE, "input 1 of shape [2] cannot be broadcast to [2, 3]", x(2, 3), x(2)));
    }

    private static Stream<Refused> normalisations() {
        return Stream.of(
                of("BatchNormalization", NONE, "takes 5 inputs, got 3", x(1, 2), x(2), x(2)),
                of("BatchNormalization", NONE, "input 0 must be [N, C, ..], got [2]", x(2), x(2), x(2), x(2), x(2)),
                of("BatchNormalization", NONE, "input 4 must be [2], got [3]", x(1, 2), x(2), x(2), x(2), x(3)),
                of("LayerNormalization", NONE, "input 1 of shape [2] cannot be broadcast to [3]", x(2, 3), x(2)),
                of("LayerNormalization", NONE.integer("axis", 2), "axis must be from -2 to 1 for [2, 3], got 2", x(2, 3), x(3)),
                of("LRN", NONE, "size must be at least 1, got 0", x(1, 2, 3)),
                of("LRN", NONE.integer("size", 3), "input 0 must be [N, C, ..], got [3]", x(3)),
                of("Softmax", NONE.integer("axis", -3), "axis must be from -2 to 1 for [2, 3], got -3", x(2, 3)),
                of("LogSoftmax", NONE.integer("axis", 2), "axis must be from -2 to 1 for [2, 3], got 2", x(2, 3)),
                of("Relu", NONE.decimal("alpha", 1), "knows no attribute alpha", x(2)),
                of("Elu", NONE.integer("alpha", 1), "the attribute alpha must be a decimal number, got 1", x(2)),
                of("Gelu", NONE.text("approximate", "erf"), "approximate must be none or tanh, got erf", x(2)),
                of("Clip", NONE, "input 1 must be a constant", x(2), x()),
                of("Clip", NONE, "input 1 must be one number, got [2]", x(2), Constant.of(Shape.of(2), 1, 2)),
                of("Cast", NONE, "to must be float32 (1), float64 (11) or a type of integers, got 0", x(2)),
                of("Cast", NONE.integer("to", 10), "to must be float32 (1), float64 (11) or a type of integers, got 10", x(2)),
                of("Dropout", NONE.decimal("ratio", 1.5), "ratio must be from 0 to 1, got 1.5", x(2)),
                of("Dropout", NONE.decimal("ratio", Double.NaN), "ratio must be from 0 to 1, got NaN", x(2)));
    }

    private static Stream<Refused> arrangements() {
        return Stream.of(
                of("Concat", NONE, "axis is missing", x(2, 3)),
                of("Concat", NONE.integer("axis", 2), "axis must be from -2 to 1 for [2, 3], got 2", x(2, 3)),
                of("Concat", NONE.integer("axis", 0), "the shapes [[2, 3], [2, 4]] differ in more than dimension 0", x(2, 3), x(2, 4)),
                of("Concat", NONE.integer("axis", 0), "the shapes [[2, 3], [3]] differ in more than dimension 0", x(2, 3), x(3)),
                of("Slice", NONE, "starts, ends, axes and steps must be equally many, got 1, 2, 1 and 1", x(2, 3), integers(0), integers(1, 2)),
                of("Slice", NONE, "axes must be different numbers from -2 to 1, got [2]", x(2, 3), integers(0), integers(1), integers(2)),
                of("Slice", NONE, "axes must be different numbers from -2 to 1, got [1, -1]", x(2, 3), integers(0, 0), integers(1, 1), integers(1, -1)),
                of("Slice", NONE, "steps must not be 0", x(2, 3), integers(0), integers(1), integers(1), integers(0)),
                of("Slice", NONE, "input 2 must be a constant", x(2, 3), integers(0), x(1)),
                of("Slice", NONE, "input 1 must hold integers, got numbers", x(2, 3), Constant.number(0), integers(1)),
                of("Split", NONE, "dimension 0 of [2, 3] cannot be split into 1 parts of [1]", x(2, 3), integers(1)),
                of("Split", NONE, "dimension 0 of [2, 3] cannot be split into 1 parts of [1, 1]", x(2, 3), integers(1, 1)),
                of("Reshape", NONE, "[2, 3] cannot become [4]: it has 6 numbers", x(2, 3), integers(4)),
                of("Reshape", NONE, "[2, 3] cannot become [4, -1]: it has 6 numbers", x(2, 3), integers(4, -1)),
                of("Reshape", NONE, "[2, 3] cannot become [-1, -1]: sizes are at least 1, 0 to keep one, or once -1", x(2, 3), integers(-1, -1)),
                of("Reshape", NONE, "[2, 3] cannot become [2, 3, 0]: sizes are at least 1, 0 to keep one, or once -1", x(2, 3), integers(2, 3, 0)),
                of("Flatten", NONE.integer("axis", 3), "axis must be from -2 to 1 for [2, 3], got 3", x(2, 3)),
                of("Transpose", NONE.integers("perm", 0, 0), "perm must hold each of 0 to 1 once, got [0, 0]", x(2, 3)),
                of("Transpose", NONE.integers("perm", 0), "perm must hold each of 0 to 1 once, got [0]", x(2, 3)),
                of("Squeeze", NONE, "dimension 1 of [1, 3] is not 1", x(1, 3), integers(1)),
                of("Unsqueeze", NONE, "axes must be different numbers from -3 to 2, got [3]", x(1, 3), integers(3)),
                of("Expand", NONE, "the shapes [[2, 3], [2, 4]] do not go together: counted from the last, two sizes must be equal, or one of them 1", x(2, 3), integers(2, 4)),
                of("Expand", NONE, "sizes must be at least 0, got [-1]", x(2, 3), integers(-1)),
                of("Pad", NONE.text("mode", "reflect"), "mode must be constant, got reflect", x(2, 3), integers(0, 0, 0, 0)),
                of("Pad", NONE, "pads must be 4 numbers for [2, 3], got 2", x(2, 3), integers(0, 1)),
                of("Pad", NONE, "pads make dimension 1 of [2, 3] -1", x(2, 3), integers(0, -2, 0, -2)),
                of("Resize", NONE, "coordinate_transformation_mode must be asymmetric, got half_pixel", x(1, 2, 3), null, Constant.of(Shape.of(3), 1, 1, 2)),
                of("Resize", NEAREST.text("mode", "linear"), "mode must be nearest, got linear", x(1, 2, 3), null, Constant.of(Shape.of(3), 1, 1, 2)),
                of("Resize", NEAREST, "scales must be a whole number of at least 1 for each dimension of [1, 2, 3], got [1.0, 1.0, 1.5]", x(1, 2, 3), null, Constant.of(Shape.of(3), 1, 1, 1.5f)),
                of("Resize", NEAREST, "scales must be a whole number of at least 1 for each dimension of [1, 2, 3], got [2.0]", x(1, 2, 3), null, Constant.of(Shape.of(1), 2)),
                of("Gather", NONE.integer("axis", 2), "axis must be from -2 to 1 for [2, 3], got 2", x(2, 3), x(1)),
                of("Gather", NONE, "indices must be whole numbers from -2 to 1, got 2", x(2, 3), integers(0, 2)),
                of("Gather", NONE, "indices must be whole numbers from -2 to 1, got -3", x(2, 3), integers(0, -3)),
                of("Gather", NONE, "indices must be whole numbers from -2 to 1, got 0.5", x(2, 3), Constant.number(0.5)),
                of("Gather", NONE, "indices must be whole numbers from -2 to 1, got NaN", x(2, 3), Constant.number(Double.NaN)),
                of("ReduceSum", NONE.integers("axes", 0), "has axes both as an input and as an attribute", x(2, 3), integers(0)),
                of("ReduceMean", NONE.integers("axes", 2), "axes must be different numbers from -2 to 1, got [2]", x(2, 3)));
    }

    private static Stream<Refused> recurrencesAndLosses() {
        return Stream.of(
                of("LSTM", NONE, "expected x [T, N, F] and R [D, 4u, u], got [2, 3] and [1, 8, 2]", x(2, 3), x(1, 8, 3), x(1, 8, 2)),
                of("LSTM", NONE, "input 2 must be [1, 8, 2], got [2, 8, 2]", x(2, 1, 3), x(1, 8, 3), x(2, 8, 2)),
                of("LSTM", NONE, "input 1 must be [1, 8, 3], got [1, 8, 4]", x(2, 1, 3), x(1, 8, 4), x(1, 8, 2)),
                of("LSTM", NONE, "input 3 must be [1, 16], got [1, 8]", x(2, 1, 3), x(1, 8, 3), x(1, 8, 2), x(1, 8)),
                of("LSTM", NONE, "input 4 must be [1], got [2]", x(2, 1, 3), x(1, 8, 3), x(1, 8, 2), null, x(2)),
                of("LSTM", NONE, "input 5 must be [1, 1, 2], got [1, 2]", x(2, 1, 3), x(1, 8, 3), x(1, 8, 2), null, null, x(1, 2)),
                of("LSTM", NONE, "takes 3 to 7 inputs, got 8", x(2, 1, 3), x(1, 8, 3), x(1, 8, 2), null, null, null, null, x(1, 6)),
                of("LSTM", NONE.text("direction", "backward"), "direction must be forward, reverse or bidirectional, got backward", x(2, 1, 3), x(1, 8, 3), x(1, 8, 2)),
                of("LSTM", NONE.integer("hidden_size", 3), "hidden_size must be 2, that of R [1, 8, 2]", x(2, 1, 3), x(1, 8, 3), x(1, 8, 2)),
                of("LSTM", NONE, "lengths must be whole numbers from 0 to 2, got 3.0", x(2, 1, 3), x(1, 8, 3), x(1, 8, 2), null, integers(3)),
                of("LSTM", NONE, "lengths must be whole numbers from 0 to 2, got NaN", x(2, 1, 3), x(1, 8, 3), x(1, 8, 2), null, Constant.of(Shape.of(1), Float.NaN)),
                of("SoftmaxCrossEntropy", NONE, "logits must be [N, F, ..], got [3]", x(3), x(3)),
                of("SigmoidCrossEntropy", NONE, "input 1 must be [2, 3], got [2, 4]", x(2, 3), x(2, 4)),
                of("SquaredError", NONE, "input 2 must be [2, 1], got [2]", x(2, 3), x(2, 3), x(2)),
                of("SquaredError", NONE.decimal("weight", -1), "weight must be a number of at least 0, got -1.0", x(2, 3), x(2, 3)),
                of("Attention", NONE, "Attention is no operation of the engine", x(2, 3)),
                of("Expand", NONE, "a tensor of [100000, 100000] has more than 2^31 - 1 numbers", x(1), integers(100000, 100000)),
                new Refused("Relu", NONE, List.of(x(2)), 2, "has 2 outputs, but the operation has 1"));
    }

    @TestFactory
    Stream<DynamicTest> eachHasItsLine() {
        return Stream.of(windows(), products(), normalisations(), arrangements(), recurrencesAndLosses())
                .flatMap(refused -> refused)
                .map(refused -> DynamicTest.dynamicTest(refused.toString(), () -> check(refused)));
    }

    private static void check(Refused refused) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Map<String, Constant> constants = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        for (Object input : refused.inputs()) {
            String name = input == null ? "" : "x" + names.size();
            names.add(name);
            if (input instanceof int[] sizes) {
                tensors.put(name, Tensor.zeros(Shape.of(sizes)));
            } else if (input instanceof Constant constant) {
                constants.put(name, constant);
            }
        }
        Graph graph = new Graph(List.copyOf(tensors.keySet()));
        constants.forEach(graph::put);
        List<String> outputs = List.of("y", "z").subList(0, refused.outputs());
        graph.add(new Node("layer", refused.operation(), names, outputs, refused.attributes()));
        graph.output(outputs);
        assertThatThrownBy(() -> Reference.of(graph).forward(tensors, new double[0]))
                .isInstanceOf(GraphException.class)
                .hasMessage("layer (" + refused.operation() + "): " + refused.line());
    }

}
