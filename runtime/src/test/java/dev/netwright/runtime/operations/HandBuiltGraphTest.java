package dev.netwright.runtime.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netwright.engine.graph.Shape;
import dev.netwright.engine.operation.Tensor;
import dev.netwright.engine.reference.ForwardPass;
import dev.netwright.engine.reference.Reference;
import dev.netwright.runtime.NetworkSettings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.FrozenVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Graphs that Netwright did not make: their operations give the outputs, losses and gradients that Deeplearning4j gives. */
class HandBuiltGraphTest {
    private static final double TOLERANCE = 1e-4;
    private static final int BATCH = 5;

    private static DenseLayer dense(int nIn, int nOut) {
        return new DenseLayer.Builder()
                .nIn(nIn)
                .nOut(nOut)
                .activation(Activation.TANH)
                .build();
    }

    private static OutputLayer out(int nIn, LossFunction loss, Activation activation) {
        return new OutputLayer.Builder(loss)
                .nIn(nIn)
                .nOut(3)
                .activation(activation)
                .build();
    }

    private static INDArray numbers(double offset, long... shape) {
        long count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        double[] values = new double[(int) count];
        for (int i = 0; i < values.length; i++) {
            values[i] = ((37 * i + 11) % 29 - 14) / 10.0 + offset + i * 1e-3;
        }
        return Nd4j.createFromArray(values).castTo(DataType.FLOAT).reshape('c', shape);
    }

    private static INDArray oneHot(long... shape) {
        INDArray labels = Nd4j.zeros(DataType.FLOAT, shape);
        for (int n = 0; n < shape[0]; n++) {
            for (int t = 0; t < (shape.length > 2 ? shape[2] : 1); t++) {
                int[] index = shape.length > 2 ? new int[] {n, (n + t) % (int) shape[1], t} : new int[] {n, n % 3};
                labels.putScalar(index, 1);
            }
        }
        return labels;
    }

    private static void assertSame(Consumer<GraphBuilder> layers, INDArray input, INDArray labels) {
        assertSame(network(layers), input, labels);
    }

    private static ComputationGraph network(Consumer<GraphBuilder> layers) {
        GraphBuilder builder = NetworkSettings.defaults().newConfiguration().graphBuilder();
        layers.accept(builder.addInputs("x").setOutputs("out"));
        ComputationGraph network = new ComputationGraph(builder.build());
        network.init();
        return network;
    }

    private static void assertSame(ComputationGraph network, INDArray input, INDArray labels) {
        network.params().assign(numbers(0.03, 1, network.params().length()).muli(0.5));
        network.paramTable().forEach((key, values) -> {
            if (key.endsWith("_var")) {
                values.muli(values).addi(0.5);
            }
        });
        INDArray output = network.output(false, input)[0];
        network.setInputs(input);
        network.setLabels(labels);
        network.computeGradientAndScore();

        Map<String, Tensor> tensors = new HashMap<>(Map.of("x", tensor(input)));
        double[] parameters = values(network.params());
        GraphImport predicting = GraphImport.prediction(network);
        assertThat(predicting.obstacles()).isEmpty();
        assertClose(
                Reference.of(predicting.graph())
                        .forward(tensors, parameters)
                        .tensor(predicting.activations().get("out"))
                        .values(),
                values(output));

        GraphImport training = GraphImport.training(network);
        assertThat(training.obstacles()).isEmpty();
        tensors.put("out:labels", tensor(labels));
        ForwardPass pass = Reference.of(training.graph()).training(1).forward(tensors, parameters);
        assertThat(pass.tensor("out:loss").values()[0] / BATCH)
                .isCloseTo(network.score(), within(TOLERANCE * Math.max(1, network.score())));
        assertClose(
                pass.backward(Map.of("out:loss", new Tensor(Shape.of(1), new double[] {1})))
                        .parameters(),
                values(network.getGradientsViewArray()));
    }

    private static Tensor tensor(INDArray array) {
        int[] sizes = Arrays.stream(array.shape()).mapToInt(Math::toIntExact).toArray();
        return new Tensor(Shape.of(sizes), values(array));
    }

    private static double[] values(INDArray array) {
        return array.dup('c').data().asDouble();
    }

    private static void assertClose(double[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        assertThat(largest).isGreaterThan(0);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as("number %d", i).isCloseTo(expected[i], within(TOLERANCE * largest));
        }
    }

    @Test
    void headsOfDeeplearning4j() {
        INDArray input = numbers(0, BATCH, 4);
        for (LossFunction loss : new LossFunction[] {LossFunction.MCXENT, LossFunction.NEGATIVELOGLIKELIHOOD}) {
            assertSame(
                    layers -> layers.addLayer("first", dense(4, 4), "x")
                            .addLayer("out", out(4, loss, Activation.SOFTMAX), "first"),
                    input,
                    oneHot(BATCH, 3));
        }
        assertSame(
                layers -> layers.addLayer("first", dense(4, 4), "x")
                        .addLayer("out", out(4, LossFunction.XENT, Activation.SIGMOID), "first"),
                input,
                oneHot(BATCH, 3));
        assertSame(
                layers -> layers.addLayer("first", dense(4, 4), "x")
                        .addLayer("out", out(4, LossFunction.MSE, Activation.IDENTITY), "first"),
                input,
                numbers(0.2, BATCH, 3));
    }

    @Test
    void aHeadAtEachStep() {
        assertSame(
                layers -> layers.addLayer(
                        "out",
                        new RnnOutputLayer.Builder(LossFunction.MCXENT)
                                .dataFormat(RNNFormat.NCW)
                                .nIn(4)
                                .nOut(3)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        "x"),
                numbers(0, BATCH, 4, 6),
                oneHot(BATCH, 3, 6));
    }

    @Test
    void frozenLayersBelowAndWithin() {
        INDArray input = numbers(0, BATCH, 4);
        assertSame(
                layers -> layers.addLayer("first", new FrozenLayer(dense(4, 4)), "x")
                        .addVertex(
                                "twice",
                                new FrozenVertex(new ElementWiseVertex(ElementWiseVertex.Op.Add)),
                                "first",
                                "first")
                        .addLayer("second", dense(4, 4), "twice")
                        .addLayer("out", out(4, LossFunction.MCXENT, Activation.SOFTMAX), "second"),
                input,
                oneHot(BATCH, 3));
        assertSame(
                layers -> layers.addLayer("first", dense(4, 4), "x")
                        .addLayer("second", new FrozenLayerWithBackprop(dense(4, 4)), "first")
                        .addLayer("out", out(4, LossFunction.MCXENT, Activation.SOFTMAX), "second"),
                input,
                oneHot(BATCH, 3));
    }

    /** Deeplearning4j freezes the layers of a feature extractor, and the vertices between them. */
    @Test
    void aGraphWhoseLowerPartIsAFeatureExtractor() {
        ComputationGraph pretrained = network(layers -> layers.addLayer("left", dense(4, 3), "x")
                .addLayer("right", dense(4, 2), "x")
                .addVertex("both", new MergeVertex(), "left", "right")
                .addLayer("more", dense(5, 4), "both")
                .addLayer("out", out(4, LossFunction.MCXENT, Activation.SOFTMAX), "more"));
        ComputationGraph network = new TransferLearning.GraphBuilder(pretrained)
                .setFeatureExtractor("both")
                .build();
        assertThat(network.getConfiguration().getVertices().get("both")).isInstanceOf(FrozenVertex.class);
        assertSame(network, numbers(0, BATCH, 4), oneHot(BATCH, 3));
    }

    /** Preprocessors that Deeplearning4j puts between layers itself, Same mode, a block with a way past it. */
    @Test
    void aConvolutionalNetwork() {
        Layer conv = new ConvolutionLayer.Builder(3, 3)
                .nIn(2)
                .nOut(2)
                .convolutionMode(ConvolutionMode.Same)
                .activation(Activation.RELU)
                .build();
        assertSame(
                layers -> layers.addLayer("conv", conv, "x")
                        .addLayer(
                                "norm",
                                new BatchNormalization.Builder()
                                        .nOut(2)
                                        .useLogStd(false)
                                        .build(),
                                "conv")
                        .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "conv", "norm")
                        .addVertex("both", new MergeVertex(), "sum", "conv")
                        .addLayer(
                                "pool",
                                new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                                        .kernelSize(2, 2)
                                        .stride(2, 2)
                                        .build(),
                                "both")
                        .addLayer("dense", dense(24, 6), "pool")
                        .addLayer("out", out(6, LossFunction.MCXENT, Activation.SOFTMAX), "dense")
                        .setInputTypes(InputType.convolutionalFlat(4, 6, 2)),
                numbers(0, BATCH, 48),
                oneHot(BATCH, 3));
    }

    /** What Deeplearning4j's builder makes unless told otherwise; the import must follow it as training goes on elsewhere. */
    @Test
    void normalizationThatKeepsLogarithmsIsPredictedFromWhatTheyAreNow() {
        ComputationGraph network = network(layers -> layers.addLayer(
                        "norm", new BatchNormalization.Builder().nIn(4).nOut(4).build(), "x")
                .addLayer("out", out(4, LossFunction.MSE, Activation.IDENTITY), "norm"));
        GraphImport predicting = GraphImport.prediction(network);
        network.params().assign(numbers(0.03, 1, network.params().length()).muli(0.5));
        INDArray input = numbers(0, BATCH, 4);
        assertClose(
                Reference.of(predicting.graph())
                        .forward(Map.of("x", tensor(input)), values(network.params()))
                        .tensor("out")
                        .values(),
                values(network.output(false, input)[0]));
    }
}
