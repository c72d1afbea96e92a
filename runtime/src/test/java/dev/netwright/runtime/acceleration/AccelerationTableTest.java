package dev.netwright.runtime.acceleration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.GaussianDropout;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** Each accelerated layer and option against Deeplearning4j's own: outputs, and one step's updates. */
class AccelerationTableTest {

    private static final int HEIGHT = 9;
    private static final int WIDTH = 11;

    /** A stack of layers on a map of 3 x 9 x 11, by name. */
    private record Row(String name, List<Layer> layers) {
        static Row of(String name, Layer... layers) {
            return new Row(name, List.of(layers));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static ConvolutionLayer.Builder conv(int... kernel) {
        return new ConvolutionLayer.Builder(kernel[0], kernel[kernel.length - 1])
                .nOut(4)
                .activation(Activation.RELU);
    }

    private static SubsamplingLayer.Builder pool(PoolingType type, int height, int width) {
        return new SubsamplingLayer.Builder(type).kernelSize(height, width).convolutionMode(ConvolutionMode.Truncate);
    }

    private static DenseLayer.Builder dense(Activation activation) {
        return new DenseLayer.Builder().nOut(7).activation(activation);
    }

    static Stream<Row> convolutions() {
        List<Row> rows = new ArrayList<>();
        for (int[] kernel : new int[][] {{1, 1}, {3, 3}, {3, 5}, {1, 4}, {5, 2}}) {
            for (int[] stride : new int[][] {{1, 1}, {2, 2}, {2, 1}}) {
                for (ConvolutionMode mode : new ConvolutionMode[] {ConvolutionMode.Truncate, ConvolutionMode.Same}) {
                    Layer first =
                            conv(kernel).stride(stride).convolutionMode(mode).build();
                    Layer second = conv(kernel)
                            .stride(stride)
                            .convolutionMode(mode)
                            .padding(mode == ConvolutionMode.Same ? new int[] {0, 0} : new int[] {2, 1})
                            .activation(Activation.TANH)
                            .build();
                    rows.add(Row.of(Arrays.toString(kernel) + Arrays.toString(stride) + mode, first, second));
                }
            }
        }
        rows.add(Row.of(
                "dilated",
                conv(3, 2).dilation(2, 3).padding(2, 1).build(),
                conv(2, 2).build()));
        rows.add(Row.of(
                "without bias",
                conv(3, 3).hasBias(false).build(),
                conv(2, 2).hasBias(false).build()));
        rows.add(Row.of("dropout", conv(3, 3).build(), conv(2, 2).dropOut(0.6).build()));
        rows.add(Row.of(
                "weight noise",
                conv(3, 3).weightNoise(new DropConnect(0.7)).build(),
                conv(2, 2).build()));
        rows.add(Row.of("l2", conv(3, 3).l2(0.1).build()));
        return rows.stream();
    }

    private static DepthwiseConvolution2D.Builder depthwise(int multiplier, int... kernel) {
        return new DepthwiseConvolution2D.Builder(kernel[0], kernel[kernel.length - 1])
                .depthMultiplier(multiplier)
                .activation(Activation.RELU);
    }

    static Stream<Row> depthwise() {
        List<Row> rows = new ArrayList<>();
        for (int[] kernel : new int[][] {{1, 1}, {3, 3}, {3, 5}, {1, 4}, {5, 2}}) {
            for (int[] stride : new int[][] {{1, 1}, {2, 2}, {2, 1}, {1, 3}}) {
                Layer padded = depthwise(2, kernel)
                        .stride(stride)
                        .padding(2, 1)
                        .activation(Activation.TANH)
                        .build();
                Layer same = depthwise(1, kernel)
                        .stride(stride)
                        .convolutionMode(ConvolutionMode.Same)
                        .build();
                rows.add(Row.of("depthwise " + Arrays.toString(kernel) + Arrays.toString(stride), padded, same));
            }
        }
        for (int[] dilation : new int[][] {{2, 3}, {1, 2}, {3, 1}}) {
            Layer dilated = depthwise(3, 3, 2)
                    .stride(1, 2)
                    .padding(2, 1)
                    .dilation(dilation)
                    .activation(Activation.SOFTPLUS)
                    .build();
            rows.add(Row.of(
                    "depthwise dilated " + Arrays.toString(dilation),
                    dilated,
                    conv(1, 1).build()));
        }
        rows.add(Row.of(
                "depthwise without bias",
                depthwise(2, 3, 3).hasBias(false).build(),
                depthwise(1, 2, 2).hasBias(false).activation(Activation.RELU6).build()));
        rows.add(Row.of(
                "depthwise dropout",
                depthwise(1, 3, 3).activation(Activation.IDENTITY).build(),
                depthwise(2, 2, 2).dropOut(0.6).build()));
        rows.add(Row.of(
                "depthwise weight noise",
                depthwise(1, 3, 3).weightNoise(new DropConnect(0.7)).build(),
                conv(2, 2).build()));
        return rows.stream();
    }

    static Stream<Row> pools() {
        List<Row> rows = new ArrayList<>();
        for (PoolingType type : new PoolingType[] {PoolingType.MAX, PoolingType.AVG, PoolingType.PNORM}) {
            for (int[] window :
                    new int[][] {{2, 2, 2, 2, 0, 0}, {3, 3, 2, 2, 1, 1}, {3, 2, 1, 2, 1, 0}, {2, 3, 3, 1, 0, 1}}) {
                Layer pool = pool(type, window[0], window[1])
                        .stride(window[2], window[3])
                        .padding(window[4], window[5])
                        .pnorm(2)
                        .avgPoolIncludePadInDivisor(true)
                        .build();
                rows.add(Row.of(
                        type + Arrays.toString(window),
                        conv(3, 3).build(),
                        pool,
                        conv(1, 1).build()));
            }
            Layer same = pool(type, 3, 2)
                    .stride(2, 2)
                    .pnorm(2)
                    .avgPoolIncludePadInDivisor(false)
                    .convolutionMode(ConvolutionMode.Same)
                    .build();
            rows.add(Row.of(
                    type + " Same", conv(3, 3).activation(Activation.TANH).build(), same));
        }
        // Windows of padding alone, which are cropped.
        Layer padded = pool(PoolingType.MAX, 2, 2).stride(2, 2).padding(2, 2).build();
        rows.add(Row.of("cropped", conv(3, 3).build(), padded, new Cropping2D.Builder(1, 1).build()));
        return rows.stream();
    }

    static Stream<Row> activations() {
        List<Row> rows = new ArrayList<>();
        for (Activation activation : Activation.values()) {
            if (activation == Activation.RRELU || activation == Activation.SOFTMAX) {
                continue; // random; along the width of a map in Deeplearning4j
            }
            if (activation == Activation.CUBE) {
                rows.add(Row.of("CUBE", conv(3, 3).activation(activation).build()));
                continue; // overflows when stacked
            }
            rows.add(Row.of(
                    activation.name(),
                    conv(3, 3).activation(activation).build(),
                    conv(2, 2).activation(Activation.IDENTITY).build(),
                    new ActivationLayer(activation),
                    dense(activation).build(),
                    new ActivationLayer(activation)));
        }
        for (ActivationReLU relu : new ActivationReLU[] {
            new ActivationReLU(1.0, null, null),
            new ActivationReLU(null, 0.5, null),
            new ActivationReLU(null, null, 0.2)
        }) {
            rows.add(Row.of(
                    "ReLU " + relu.getMax() + " " + relu.getThreshold() + " " + relu.getNegativeSlope(),
                    conv(3, 3).activation(relu).build(),
                    new ActivationLayer(relu),
                    new DenseLayer.Builder().nOut(6).activation(relu).build()));
        }
        return rows.stream();
    }

    static Stream<Row> others() {
        return Stream.of(
                Row.of("batch norm", conv(3, 3).activation(Activation.IDENTITY).build(), norm(false)),
                Row.of("batch norm, log", conv(3, 3).build(), norm(true), new ActivationLayer(Activation.RELU)),
                Row.of("batch norm first", norm(false), conv(3, 3).build()),
                Row.of("batch norm of a vector", dense(Activation.TANH).build(), norm(false)),
                Row.of(
                        "batch norm locked",
                        conv(3, 3).build(),
                        new BatchNormalization.Builder(true)
                                .gamma(1.5)
                                .beta(0.2)
                                .build()),
                Row.of(
                        "dense and dropout",
                        dense(Activation.RELU).build(),
                        dense(Activation.SIGMOID).dropOut(0.7).build()),
                Row.of(
                        "dense without bias",
                        dense(Activation.RELU).hasBias(false).build()),
                Row.of(
                        "dense with layer norm",
                        dense(Activation.RELU).hasLayerNorm(true).build()),
                Row.of(
                        "dense with weight noise",
                        dense(Activation.RELU).weightNoise(new DropConnect(0.7)).build()),
                Row.of(
                        "dropout layers",
                        conv(3, 3).activation(Activation.SIGMOID).build(),
                        new DropoutLayer(0.6),
                        dense(Activation.TANH).build(),
                        new DropoutLayer(0.5)),
                Row.of(
                        "noise that changes signs",
                        conv(3, 3).build(),
                        new DropoutLayer(new GaussianDropout(0.9)),
                        dense(Activation.RELU6).dropOut(0.5).build()),
                Row.of(
                        "stacked",
                        conv(3, 3).convolutionMode(ConvolutionMode.Same).build(),
                        pool(PoolingType.MAX, 2, 2).stride(2, 2).build(),
                        conv(3, 3).convolutionMode(ConvolutionMode.Same).build(),
                        pool(PoolingType.MAX, 2, 2).stride(2, 2).build(),
                        dense(Activation.RELU).build(),
                        dense(Activation.RELU).build()));
    }

    private static BatchNormalization norm(boolean logarithmic) {
        return new BatchNormalization.Builder()
                .useLogStd(logarithmic)
                .decay(0.8)
                .build();
    }

    @ParameterizedTest
    @MethodSource({"convolutions", "depthwise", "pools", "activations", "others"})
    void agrees(Row row) {
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            for (int batch : new int[] {1, 4}) {
                if (batch == 1 && row.name().equals("batch norm of a vector")) {
                    continue; // nothing but beta is left of a batch of one
                }
                IUpdater updater = batch == 1 ? new Sgd(0.1) : new Adam(0.01, 0.9, 0.99, 1e-2);
                Twins twins = Twins.of(stack(row.layers(), type, updater));
                if (type == DataType.FLOAT && row.name().contains("dropout")) {
                    // A program draws its masks from a generator of its own: DropoutProgramTest.
                    twins.predictionsAgree(new INDArray[] {Nd4j.randn(type, batch, 3, HEIGHT, WIDTH)}, 1e-5);
                    continue;
                }
                twins.agree(
                        new INDArray[] {Nd4j.randn(type, batch, 3, HEIGHT, WIDTH)},
                        new INDArray[] {labels(type, batch)},
                        type == DataType.FLOAT ? 1e-5 : 1e-10);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void branchesAgree(DataType type) {
        ComputationGraphConfiguration.GraphBuilder graph = builder(type, new Sgd(0.1))
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(InputType.convolutional(HEIGHT, WIDTH, 3));
        Layer same = conv(3, 3).convolutionMode(ConvolutionMode.Same).build();
        graph.addLayer("a", same.clone(), "in")
                .addLayer("b", conv(1, 1).activation(Activation.TANH).build(), "in")
                .addLayer(
                        "p",
                        pool(PoolingType.MAX, 3, 3).stride(1, 1).padding(1, 1).build(),
                        "in")
                .addVertex("join", new MergeVertex(), "a", "b", "p")
                .addLayer("c", conv(1, 1).build(), "join")
                .addLayer("d", conv(3, 5).convolutionMode(ConvolutionMode.Same).build(), "join")
                .addLayer("e", conv(1, 1).activation(Activation.SIGMOID).build(), "a")
                .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "c", "d", "e", "a")
                .addLayer("relu", new ActivationLayer(Activation.RELU), "sum")
                .addLayer("fc1", dense(Activation.RELU).build(), "relu")
                .addLayer("fc2", dense(Activation.IDENTITY).build(), "relu")
                .addVertex("vectors", new MergeVertex(), "fc1", "fc2")
                .addLayer(
                        "logits",
                        new DenseLayer.Builder()
                                .nOut(5)
                                .activation(Activation.IDENTITY)
                                .build(),
                        "vectors")
                .addLayer("out", loss(), "logits")
                .setOutputs("out");
        Twins twins = Twins.of(graph.build());

        assertThat(twins.accelerated().engine().uses()).isNotEmpty();
        // Small, since Deeplearning4j's cross entropy ends at 23 and a program's does not.
        twins.agree(
                new INDArray[] {Nd4j.randn(type, 4, 3, HEIGHT, WIDTH).muli(0.2)},
                new INDArray[] {labels(type, 4)},
                type == DataType.FLOAT ? 1e-5 : 1e-10);
    }

    static Stream<DataType> types() {
        return Stream.of(DataType.FLOAT, DataType.DOUBLE);
    }

    private static NeuralNetConfiguration.Builder builder(DataType type, IUpdater updater) {
        return new NeuralNetConfiguration.Builder().seed(3).dataType(type).updater(updater);
    }

    private static ComputationGraphConfiguration stack(List<Layer> layers, DataType type, IUpdater updater) {
        ComputationGraphConfiguration.GraphBuilder graph = builder(type, updater)
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(InputType.convolutional(HEIGHT, WIDTH, 3));
        String above = "in";
        for (int i = 0; i < layers.size(); i++) {
            graph.addLayer("layer" + i, layers.get(i).clone(), above);
            above = "layer" + i;
        }
        return graph.addLayer(
                        "logits",
                        new DenseLayer.Builder()
                                .nOut(5)
                                .activation(Activation.IDENTITY)
                                .build(),
                        above)
                .addLayer("out", loss(), "logits")
                .setOutputs("out")
                .build();
    }

    private static LossLayer loss() {
        return new LossLayer.Builder(LossFunctions.LossFunction.MCXENT)
                .activation(Activation.SOFTMAX)
                .build();
    }

    private static INDArray labels(DataType type, int batch) {
        INDArray labels = Nd4j.zeros(type, batch, 5);
        for (int i = 0; i < batch; i++) {
            labels.putScalar(i, i % 5, 1);
        }
        return labels;
    }
}
