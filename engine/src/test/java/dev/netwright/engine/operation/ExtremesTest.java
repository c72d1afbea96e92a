package dev.netwright.engine.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netwright.engine.graph.Attributes;
import dev.netwright.engine.graph.Constant;
import dev.netwright.engine.graph.Shape;
import dev.netwright.engine.reference.ForwardPass;
import dev.netwright.engine.reference.Gradients;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** NaN, no examples, and numbers far out. */
class ExtremesTest {
    private static final double[] FAR = {-1e38, -1e3, -50, 0, 50, 1e3, 1e38};

    private static OperationCase of(String operation, Attributes attributes, double... x) {
        return new OperationCase(operation, false, attributes, 1).input("values", new Tensor(Shape.of(1, x.length), x));
    }

    private static double[] run(OperationCase each) {
        return each.forward(each.tensors()).tensor("y0").values();
    }

    private static Stream<String> curves() {
        return Operations.ALL.stream().filter(Elementwise.class::isInstance).map(Operation::name);
    }

    private static Attributes attributes(String curve) {
        return curve.equals("Cast") ? Attributes.none().integer("to", 6) : Attributes.none();
    }

    @TestFactory
    Stream<DynamicTest> functionsPassNanOn() {
        return Stream.concat(
                        curves(),
                        Stream.of("Softmax", "LogSoftmax", "ReduceMax", "ReduceSum", "ReduceMean", "Max", "Min"))
                .map(name -> DynamicTest.dynamicTest(
                        name,
                        () -> assertThat(run(of(name, attributes(name), Double.NaN)))
                                .containsOnly(Double.NaN)));
    }

    @Test
    void poolsPassNanOn() {
        for (double[] x : List.of(
                new double[] {1, Double.NaN, 0}, new double[] {Double.NaN, 1, 2}, new double[] {1, 2, Double.NaN})) {
            Tensor line = new Tensor(Shape.of(1, 1, 3), x);
            for (String pool : List.of("MaxPool", "AveragePool", "GlobalMaxPool", "GlobalAveragePool")) {
                Attributes attributes = pool.startsWith("Global")
                        ? Attributes.none()
                        : Attributes.none().integers("kernel_shape", 3);
                OperationCase each = new OperationCase(pool, false, attributes, 1).input("values", line);
                assertThat(run(each)).containsExactly(Double.NaN);
            }
        }
    }

    /** What is defined everywhere stays finite, and so does its slope. */
    @TestFactory
    Stream<DynamicTest> functionsStayFinite() {
        return Stream.concat(curves(), Stream.of("Softmax", "LogSoftmax"))
                .filter(name -> !List.of("Exp", "Log", "Sqrt").contains(name))
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    OperationCase each = of(name, attributes(name), FAR);
                    ForwardPass pass = each.forward(each.tensors());
                    assertThat(Arrays.stream(pass.tensor("y0").values()).allMatch(Double::isFinite))
                            .isTrue();
                    Gradients gradients = each.backward(pass);
                    assertThat(Arrays.stream(gradients.at("x0").values()).allMatch(Double::isFinite))
                            .isTrue();
                }));
    }

    @Test
    void softmaxOfFarNumbersIsOneAndZeros() {
        assertThat(run(of("Softmax", Attributes.none(), FAR))).containsExactly(0, 0, 0, 0, 0, 0, 1);
        assertThat(run(of("Softmax", Attributes.none(), 1e38, 1e38))).containsExactly(0.5, 0.5);
    }

    @Test
    void errorFunctionIsExact() {
        // From tables of the function.
        double[][] known = {
            {0.1, 0.1124629160182849}, {0.5, 0.5204998778130465}, {1, 0.8427007929497149}, {1.9, 0.9927904292352575},
            {2, 0.9953222650189527}, {2.1, 0.9970205333436670}, {3, 0.9999779095030014}, {6, 1}
        };
        for (double[] row : known) {
            assertThat(Erf.of(row[0])).isCloseTo(row[1], within(3e-16));
            assertThat(Erf.of(-row[0])).isCloseTo(-row[1], within(3e-16));
        }
        assertThat(Erf.complement(3)).isCloseTo(2.209049699858544e-5, within(1e-19));
        assertThat(Erf.complement(10)).isCloseTo(2.088487583762545e-45, within(1e-58));
        assertThat(Erf.complement(-3)).isCloseTo(1.9999779095030014, within(4e-16));
    }

    @Test
    void lossesOfMaskedRowsCountForNothingWhateverTheyHold() {
        Tensor logits = new Tensor(Shape.of(2, 2), new double[] {1, 2, Double.NaN, Double.POSITIVE_INFINITY});
        Tensor labels = new Tensor(Shape.of(2, 2), new double[] {0, 1, Double.NaN, 1});
        Tensor mask = new Tensor(Shape.of(2, 1), new double[] {1, 0});
        // ln(1 + e^-1); ln(1 + e) + ln(1 + e^2) - 2; (1^2 + 1^2) / 2
        double[] sums = {0.31326168751822286, 1.4401896985611953, 1};
        List<String> losses = List.of("SoftmaxCrossEntropy", "SigmoidCrossEntropy", "SquaredError");
        for (int i = 0; i < sums.length; i++) {
            OperationCase each = new OperationCase(losses.get(i), false, Attributes.none(), 1)
                    .input("values", logits)
                    .input("values", labels)
                    .input("values", mask);
            ForwardPass pass = each.forward(each.tensors());
            assertThat(pass.tensor("y0").values()[0]).isCloseTo(sums[i], within(1e-15));
            double[] gradient = each.backward(pass).at("x0").values();
            assertThat(Arrays.copyOfRange(gradient, 2, 4)).containsExactly(0, 0);
        }
    }

    @Test
    void aWindowOfPaddingAloneIsNegativeInfinityWithoutGradient() {
        Attributes attributes = Attributes.none()
                .integers("kernel_shape", 2)
                .integers("dilations", 2)
                .integers("pads", 1, 1);
        OperationCase each = new OperationCase("MaxPool", false, attributes, 1)
                .input("values", new Tensor(Shape.of(1, 1, 1), new double[] {5}));
        ForwardPass pass = each.forward(each.tensors());
        assertThat(pass.tensor("y0").values()).containsExactly(Double.NEGATIVE_INFINITY);
        assertThat(each.backward(pass).at("x0").values()).containsExactly(0);
    }

    /** An LSTM of length 0 gives its first state back. */
    @Test
    void anExampleOfLength0KeepsItsState() {
        OperationCase each = new OperationCase("LSTM", false, Attributes.none(), 3)
                .input("numbers", Rule.tensor(0, Shape.of(2, 2, 3)))
                .input("numbers", Rule.tensor(1, Shape.of(1, 8, 3)))
                .input("numbers", Rule.tensor(2, Shape.of(1, 8, 2)))
                .none()
                .constant(Constant.integers(0, 2))
                .input("numbers", Rule.tensor(3, Shape.of(1, 2, 2)))
                .input("numbers", Rule.tensor(4, Shape.of(1, 2, 2)));
        ForwardPass pass = each.forward(each.tensors());
        Gradients gradients = each.backward(pass);
        for (int i = 0; i < 2; i++) {
            assertThat(pass.tensor("y1").values()[i])
                    .isEqualTo(pass.tensor("x5").values()[i]);
            assertThat(pass.tensor("y2").values()[i])
                    .isEqualTo(pass.tensor("x6").values()[i]);
            assertThat(gradients.at("x5").values()[i]).isEqualTo(Rule.numbers(61, 4)[i]);
            assertThat(pass.tensor("y0").values()[i]).isZero();
        }
    }

    /** Operations that keep dimension 0 give nothing of nothing, and no gradient. */
    @TestFactory
    Stream<DynamicTest> noExamples() {
        List<String> others = List.of(
                "Conv",
                "ConvTranspose",
                "MaxPool",
                "AveragePool",
                "GlobalMaxPool",
                "GlobalAveragePool",
                "BatchNormalization",
                "LayerNormalization",
                "LRN",
                "PRelu");
        return OperationCase.all().stream()
                .filter(each -> others.contains(each.operation()) || curves().anyMatch(each.operation()::equals))
                .filter(each -> each.tensors().get("x0").shape().rank() > 1)
                .map(each -> DynamicTest.dynamicTest(each.toString(), () -> checkEmpty(each)));
    }

    private static void checkEmpty(OperationCase each) {
        Shape shape = each.tensors().get("x0").shape();
        each.tensors().put("x0", Tensor.zeros(shape.with(0, 0)));
        ForwardPass pass = each.forward(each.tensors());
        assertThat(pass.tensor("y0").shape())
                .isEqualTo(each.expected().get(0).shape().with(0, 0));
        Gradients gradients = each.backward(pass);
        for (String name : each.tensors().keySet()) {
            assertThat(Arrays.stream(gradients.at(name).values()).allMatch(gradient -> gradient == 0))
                    .as(name)
                    .isTrue();
        }
    }
}
