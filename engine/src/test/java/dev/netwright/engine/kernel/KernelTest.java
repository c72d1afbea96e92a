package dev.netwright.engine.kernel;

import dev.netwright.engine.graph.Attributes;
import dev.netwright.engine.graph.Constant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kernel computes what the plain Java reference computes, forward and backward. */
class KernelTest {

    private static Attributes window(int[] kernel, int[] strides, int[] pads, int[] dilations) {
        return Attributes.none()
                .integers("kernel_shape", kernel)
                .integers("strides", strides)
                .integers("pads", pads)
                .integers("dilations", dilations);
    }

    static Stream<Arguments> convolutions() {
        return Stream.of(
                Arguments.of(
                        new int[] {2, 3, 8, 7}, 4, 1, new int[] {3, 3}, new int[] {1, 1}, new int[4], new int[] {1, 1}),
                Arguments.of(
                        new int[] {1, 1, 28, 28},
                        6,
                        1,
                        new int[] {5, 5},
                        new int[] {1, 1},
                        new int[] {2, 2, 2, 2},
                        new int[] {1, 1}),
                Arguments.of(
                        new int[] {5, 16, 9, 11},
                        32,
                        1,
                        new int[] {3, 2},
                        new int[] {2, 3},
                        new int[] {1, 0, 2, 1},
                        new int[] {1, 1}),
                Arguments.of(
                        new int[] {2, 5, 12, 12},
                        3,
                        1,
                        new int[] {3, 3},
                        new int[] {1, 2},
                        new int[] {2, 3, 2, 3},
                        new int[] {2, 3}),
                Arguments.of(
                        new int[] {3, 8, 6, 5},
                        12,
                        4,
                        new int[] {3, 3},
                        new int[] {1, 1},
                        new int[] {1, 1, 1, 1},
                        new int[] {1, 1}),
                Arguments.of(
                        new int[] {2, 17, 9, 9},
                        17,
                        17,
                        new int[] {3, 3},
                        new int[] {2, 2},
                        new int[] {1, 1, 1, 1},
                        new int[] {1, 1}),
                Arguments.of(
                        new int[] {2, 6, 9, 9},
                        18,
                        6,
                        new int[] {3, 5},
                        new int[] {1, 1},
                        new int[] {1, 2, 1, 2},
                        new int[] {1, 1}),
                Arguments.of(new int[] {3, 4, 15}, 7, 1, new int[] {3}, new int[] {2}, new int[] {1, 1}, new int[] {1}),
                Arguments.of(
                        new int[] {2, 3, 5, 6, 7},
                        4,
                        1,
                        new int[] {2, 3, 2},
                        new int[] {1, 2, 1},
                        new int[] {0, 1, 1, 1, 1, 0},
                        new int[] {1, 1, 1}),
                Arguments.of(
                        new int[] {2, 64, 7, 7}, 128, 1, new int[] {1, 1}, new int[] {1, 1}, new int[4], new int[] {1, 1
                        }));
    }

    @ParameterizedTest
    @MethodSource("convolutions")
    void convolution(int[] x, int channels, int groups, int[] kernel, int[] strides, int[] pads, int[] dilations) {
        for (String after : new String[] {"", "Relu", "Sigmoid", "Swish"}) {
            Sketch sketch = new Sketch(channels);
            String output = convolution(sketch, x, channels, groups, kernel, window(kernel, strides, pads, dilations));
            String result = after.isEmpty() ? output : sketch.node(after, output);
            sketch.predicts(result);
            sketch = new Sketch(channels + 1);
            output = convolution(sketch, x, channels, groups, kernel, window(kernel, strides, pads, dilations));
            sketch.learns(after.isEmpty() ? output : sketch.node(after, output));
        }
    }

    private static String convolution(
            Sketch sketch, int[] x, int channels, int groups, int[] kernel, Attributes window) {
        // A layer below, so that the gradient at the input is asked for.
        int[] below = ones(x.length, x[1], x[1]);
        String input = sketch.node("Conv", sketch.input(x), sketch.parameter(below));
        int[] weights = new int[x.length];
        weights[0] = channels;
        weights[1] = x[1] / groups;
        System.arraycopy(kernel, 0, weights, 2, kernel.length);
        return sketch.node(
                "Conv", window.integer("group", groups), input, sketch.parameter(weights), sketch.parameter(channels));
    }

    private static int[] ones(int rank, int first, int second) {
        int[] sizes = new int[rank];
        java.util.Arrays.fill(sizes, 1);
        sizes[0] = first;
        sizes[1] = second;
        return sizes;
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 2"})
    void transposedConvolution(int stride, int groups) {
        for (int training = 0; training < 2; training++) {
            Sketch sketch = new Sketch(stride);
            String below = sketch.node("Conv", sketch.input(2, 4, 5, 7), sketch.parameter(4, 4, 1, 1));
            String output = sketch.node(
                    "ConvTranspose",
                    window(new int[] {3, 2}, new int[] {stride, stride}, new int[] {1, 0, 1, 0}, new int[] {1, 1})
                            .integer("group", groups),
                    below,
                    sketch.parameter(4, 6 / groups, 3, 2),
                    sketch.parameter(6));
            if (training == 1) {
                sketch.learns(output);
            } else {
                sketch.predicts(output);
            }
        }
    }

    @Test
    void groupsWhoseWeightsStandApart() {
        Sketch sketch = new Sketch(3);
        String output = sketch.node(
                "Conv",
                Attributes.none().integer("group", 2),
                sketch.input(2, 6, 5, 5),
                sketch.parts(2, 4, 3, 3, 3),
                sketch.parts(2, 4));
        sketch.learns(output);
    }

    static Stream<Arguments> pools() {
        return Stream.of(
                Arguments.of(new int[] {2, 3, 8, 7}, new int[] {2, 2}, new int[] {2, 2}, new int[4], 0),
                Arguments.of(new int[] {1, 16, 9, 9}, new int[] {3, 2}, new int[] {2, 1}, new int[] {1, 0, 1, 1}, 0),
                Arguments.of(new int[] {2, 3, 6, 16}, new int[] {2, 2}, new int[] {5, 4}, new int[4], 1),
                Arguments.of(new int[] {5, 20, 11}, new int[] {3}, new int[] {2}, new int[] {1, 1}, 0),
                Arguments.of(new int[] {2, 3, 5, 6, 7}, new int[] {2, 3, 2}, new int[] {2, 2, 2}, new int[6], 0));
    }

    @ParameterizedTest
    @MethodSource("pools")
    void pools(int[] x, int[] kernel, int[] strides, int[] pads, int ceil) {
        Attributes window = Attributes.none()
                .integers("kernel_shape", kernel)
                .integers("strides", strides)
                .integers("pads", pads)
                .integer("ceil_mode", ceil);
        for (String operation : new String[] {"MaxPool", "AveragePool"}) {
            for (int included = 0; included < (operation.equals("MaxPool") || ceil == 1 ? 1 : 2); included++) {
                Attributes all = operation.equals("MaxPool") ? window : window.integer("count_include_pad", included);
                Sketch sketch = new Sketch(9);
                String input = sketch.node("Conv", sketch.input(x), sketch.parameter(ones(x.length, x[1], x[1])));
                sketch.predicts(sketch.node(operation, all, input));
                sketch = new Sketch(10);
                input = sketch.node("Conv", sketch.input(x), sketch.parameter(ones(x.length, x[1], x[1])));
                sketch.learns(sketch.node(operation, all, input));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GlobalMaxPool", "GlobalAveragePool"})
    void globalPools(String operation) {
        for (int[] x : new int[][] {{2, 3, 5, 4}, {1, 16, 7, 7}, {5, 4, 9}}) {
            Sketch sketch = new Sketch(4);
            String input = sketch.node("Conv", sketch.input(x), sketch.parameter(ones(x.length, x[1], x[1])));
            sketch.learns(sketch.node("Flatten", sketch.node(operation, input)));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 30, 7", "5, 3, 16", "64, 30, 128"})
    void dense(int batch, int in, int out) {
        Sketch sketch = new Sketch(in);
        String hidden = sketch.node("Gemm", sketch.input(batch, in), sketch.columns(in, out), sketch.parameter(1, out));
        String output = sketch.node("Gemm", sketch.node("Tanh", hidden), sketch.columns(out, 3), sketch.parameter(3));
        sketch.learns(output);
        sketch = new Sketch(in);
        sketch.predicts(sketch.node(
                "Gemm", Attributes.none().integer("transB", 1), sketch.input(batch, in), sketch.parameter(out, in)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Relu",
                "LeakyRelu",
                "Elu",
                "Sigmoid",
                "Tanh",
                "Swish",
                "Mish",
                "Gelu",
                "HardSwish",
                "HardSigmoid",
                "Abs",
                "Exp",
                "Neg"
            })
    void activations(String operation) {
        Sketch sketch = new Sketch(1);
        String input = sketch.node("Conv", sketch.input(3, 5, 4, 3), sketch.parameter(7, 5, 1, 1));
        // Two readers: nothing is computed along.
        sketch.learns(sketch.node("Add", sketch.node(operation, input), input));
        sketch = new Sketch(2);
        sketch.predicts(sketch.node(operation, sketch.input(2, 3)));
    }

    @Test
    void clip() {
        Sketch sketch = new Sketch(1);
        String input = sketch.node("Conv", sketch.input(3, 5, 4, 3), sketch.parameter(7, 5, 1, 1));
        sketch.learns(
                sketch.node("Clip", input, sketch.constant(Constant.number(0)), sketch.constant(Constant.number(0.6))));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void batchNormalization(boolean hasRelu) {
        for (int[] x : new int[][] {{4, 3, 5, 4}, {2, 16, 7, 7}, {9, 6}, {5, 1}, {3, 1, 4, 4}}) {
            Sketch sketch = new Sketch(6).within(1e-4);
            String input = x.length == 2
                    ? sketch.node("Gemm", sketch.input(x), sketch.columns(x[1], x[1]), sketch.parameter(x[1]))
                    : sketch.node("Conv", sketch.input(x), sketch.parameter(x[1], x[1], 1, 1));
            String output = sketch.node(
                    "BatchNormalization",
                    Attributes.none().decimal("epsilon", 1e-3).decimal("momentum", 0.8),
                    input,
                    sketch.parameter(x[1]),
                    sketch.parameter(x[1]),
                    sketch.parameter(x[1]),
                    sketch.parameter(x[1]));
            sketch.learns(hasRelu ? sketch.node("Relu", output) : output);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Add", "Sub", "Mul"})
    void binary(String operation) {
        Sketch sketch = new Sketch(8);
        String left = sketch.node("Conv", sketch.input(2, 16, 4, 5), sketch.parameter(16, 16, 1, 1));
        String right = sketch.node("MaxPool", Attributes.none().integers("kernel_shape", 1, 1), left);
        sketch.learns(sketch.node("Relu", sketch.node(operation, left, right)));
        sketch = new Sketch(9);
        left = sketch.node("Conv", sketch.input(2, 3, 4, 5), sketch.parameter(3, 3, 1, 1));
        String perChannel = sketch.node("GlobalAveragePool", left);
        sketch.learns(sketch.node(operation, left, perChannel));
        sketch = new Sketch(10);
        left = sketch.node("Conv", sketch.input(2, 3, 4, 5), sketch.parameter(3, 3, 1, 1));
        sketch.learns(sketch.node(operation, left, sketch.parameter(3, 1, 1)));
        sketch = new Sketch(11);
        left = sketch.node("Conv", sketch.input(2, 3, 4, 5), sketch.parameter(3, 3, 1, 1));
        sketch.learns(sketch.node(operation, left, sketch.constant(Constant.number(1.7))));
    }

    @ParameterizedTest
    @CsvSource({"3, 5", "16, 32", "16, 5"})
    void concatenation(int first, int second) {
        Sketch sketch = new Sketch(5);
        String input = sketch.input(2, 4, 6, 5);
        String left = sketch.node("Relu", sketch.node("Conv", input, sketch.parameter(first, 4, 1, 1)));
        String right = sketch.node("Relu", sketch.node("Conv", input, sketch.parameter(second, 4, 1, 1)));
        String both = sketch.node("Concat", Attributes.none().integer("axis", 1), left, right, left);
        sketch.learns(sketch.node("Conv", both, sketch.parameter(3, 2 * first + second, 1, 1)));
    }

    @Test
    void slicesAndSplits() {
        Sketch sketch = new Sketch(5);
        String input = sketch.node("Conv", sketch.input(2, 4, 6, 5), sketch.parameter(7, 4, 1, 1));
        String slice = sketch.node(
                "Slice",
                input,
                sketch.constant(Constant.integers(1, 2)),
                sketch.constant(Constant.integers(4, 6)),
                sketch.constant(Constant.integers(1, 2)));
        String other = sketch.node(
                "Slice",
                input,
                sketch.constant(Constant.integers(-3)),
                sketch.constant(Constant.integers(7)),
                sketch.constant(Constant.integers(1)));
        java.util.List<String> halves = sketch.node("Split", Attributes.none().integer("axis", 0), 2, other);
        sketch.learnsAll(slice, halves.get(0), halves.get(1));
    }

    @Test
    void views() {
        Sketch sketch = new Sketch(5);
        String input = sketch.node("Conv", sketch.input(2, 4, 6, 5), sketch.parameter(16, 4, 1, 1));
        String turned = sketch.node("Transpose", Attributes.none().integers("perm", 0, 2, 3, 1), input);
        String flat = sketch.node("Flatten", turned);
        sketch.learnsAll(
                sketch.node("Gemm", flat, sketch.columns(480, 3)),
                sketch.node("Reshape", input, sketch.constant(Constant.integers(0, 4, -1))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Softmax", "LogSoftmax"})
    void softmax(String operation) {
        for (int axis : new int[] {1, -1}) {
            Sketch sketch = new Sketch(5);
            String input = sketch.node("Conv", sketch.input(2, 4, 6, 5), sketch.parameter(7, 4, 1, 1));
            sketch.learns(sketch.node(operation, Attributes.none().integer("axis", axis), input));
        }
    }

    @Test
    void localResponseNormalization() {
        Sketch sketch = new Sketch(5);
        String input = sketch.node("Conv", sketch.input(2, 4, 6, 5), sketch.parameter(16, 4, 1, 1));
        sketch.learns(sketch.node(
                "LRN",
                Attributes.none()
                        .integer("size", 5)
                        .decimal("alpha", 0.5)
                        .decimal("beta", 0.75)
                        .decimal("bias", 2),
                input));
    }

    @ParameterizedTest
    @ValueSource(strings = {"forward", "reverse", "bidirectional"})
    void lstm(String direction) {
        int directions = direction.equals("bidirectional") ? 2 : 1;
        Sketch sketch = new Sketch(5).within(1e-4);
        String input = sketch.node(
                "Transpose",
                Attributes.none().integers("perm", 2, 0, 1),
                sketch.node("Conv", sketch.input(3, 5, 6), sketch.parameter(5, 5, 1)));
        String output = sketch.node(
                "LSTM",
                Attributes.none().integer("hidden_size", 4).text("direction", direction),
                input,
                sketch.parameter(directions, 16, 5),
                sketch.parameter(directions, 16, 4),
                sketch.parameter(directions, 16));
        sketch.learns(sketch.node("Transpose", Attributes.none().integers("perm", 2, 1, 3, 0), output));
    }

    @Test
    void embedding() {
        Sketch sketch = new Sketch(5);
        String rows = sketch.node("Gather", sketch.columns(11, 3), sketch.indices(11, 4, 7));
        String last = sketch.node(
                "Gather", Attributes.none().integer("axis", 1), rows, sketch.constant(Constant.integer(-1)));
        sketch.learnsAll(last, sketch.node("Transpose", Attributes.none().integers("perm", 0, 2, 1), rows));
    }

    @Test
    void dropout() {
        Sketch sketch = new Sketch(5);
        String input = sketch.node("Gemm", sketch.input(7, 9), sketch.columns(9, 20));
        String dropped = sketch.node("Dropout", Attributes.none().decimal("ratio", 0.3), input);
        sketch.learns(sketch.node("Gemm", dropped, sketch.columns(20, 4)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SoftmaxCrossEntropy", "SigmoidCrossEntropy", "SquaredError"})
    void losses(String operation) {
        Sketch sketch = new Sketch(5);
        String logits = sketch.node("Gemm", sketch.input(7, 9), sketch.columns(9, 4));
        sketch.trains(sketch.node(operation, Attributes.none().decimal("weight", 0.3), logits, sketch.input(7, 4)));
        sketch = new Sketch(6);
        logits = sketch.node("Conv", sketch.input(3, 4, 3, 5), sketch.parameter(6, 4, 1, 1));
        sketch.trains(sketch.node(operation, logits, sketch.input(3, 6, 3, 5), sketch.indices(2, 3, 1, 3, 5)));
    }

    @Test
    void oneTensorReadThreeTimes() {
        Sketch sketch = new Sketch(12);
        String x = sketch.node("Conv", sketch.input(2, 3, 6, 6), sketch.parameter(8, 3, 3, 3));
        String a = sketch.node("Relu", sketch.node("Conv", x, sketch.parameter(8, 8, 1, 1)));
        String b = sketch.node("Add", a, x);
        String c = sketch.node("Relu", sketch.node("Add", b, x));
        sketch.learnsAll(c, sketch.node("Sigmoid", b), sketch.node("Flatten", x));
    }

    @Test
    void oneParameterReadTwice() {
        Sketch sketch = new Sketch(12);
        String w = sketch.parameter(3, 3, 3, 3);
        Attributes padded = Attributes.none().integers("pads", 1, 1, 1, 1);
        String first = sketch.node("Relu", sketch.node("Conv", padded, sketch.input(2, 3, 6, 6), w));
        sketch.learns(sketch.node("Conv", padded, first, w));
    }

    @Test
    void branches() {
        Sketch sketch = new Sketch(12);
        Attributes same = Attributes.none().text("auto_pad", "SAME_UPPER").integers("kernel_shape", 3, 3);
        String in = sketch.input(4, 3, 9, 8);
        String a = sketch.node("Relu", sketch.node("Conv", same, in, sketch.parameter(4, 3, 3, 3)));
        String b = sketch.node("Tanh", sketch.node("Conv", in, sketch.parameter(4, 3, 1, 1)));
        String p = sketch.node(
                "MaxPool", Attributes.none().integers("kernel_shape", 3, 3).integers("pads", 1, 1, 1, 1), in);
        String join = sketch.node("Concat", Attributes.none().integer("axis", 1), a, b, p);
        String c = sketch.node("Relu", sketch.node("Conv", join, sketch.parameter(4, 11, 1, 1)));
        String d = sketch.node("Relu", sketch.node("Conv", same, join, sketch.parameter(4, 11, 3, 3)));
        String e = sketch.node("Sigmoid", sketch.node("Conv", a, sketch.parameter(4, 4, 1, 1)));
        String sum = sketch.node("Add", sketch.node("Add", sketch.node("Add", c, d), e), a);
        String flat = sketch.node("Flatten", sketch.node("Relu", sum));
        String fc1 = sketch.node("Relu", sketch.node("Gemm", flat, sketch.columns(288, 6), sketch.parameter(6)));
        String fc2 = sketch.node("Gemm", flat, sketch.columns(288, 6), sketch.parameter(6));
        String both = sketch.node("Concat", Attributes.none().integer("axis", 1), fc1, fc2);
        sketch.learns(sketch.node("Gemm", both, sketch.columns(12, 5), sketch.parameter(5)));
    }

    @Test
    void normalisedFeaturesReadTwice() {
        for (int units : new int[] {1, 3}) {
            Sketch sketch = new Sketch(51).within(1e-4);
            String input = sketch.node("Gemm", sketch.input(2, 1), sketch.columns(1, units), sketch.parameter(units));
            String normal = sketch.node(
                    "BatchNormalization",
                    input,
                    sketch.parameter(units),
                    sketch.parameter(units),
                    sketch.parameter(units),
                    sketch.parameter(units));
            String one = sketch.node("LeakyRelu", normal);
            String other = sketch.node("Gemm", normal, sketch.columns(units, 4), sketch.parameter(4));
            sketch.learns(sketch.node("Concat", Attributes.none().integer("axis", 1), one, other));
        }
    }
}
