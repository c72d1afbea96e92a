package dev.netwright.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.netwright.runtime.Architecture;
import dev.netwright.runtime.FixtureNetwork.FixtureLayer;
import dev.netwright.runtime.HeadKind;
import dev.netwright.runtime.NetworkSettings;
import dev.netwright.runtime.TensorShape;
import dev.netwright.runtime.operations.UnitLengthImport;
import dev.netwright.serving.Predictor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.preprocessor.ComposableInputPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Settings that no generated network has, but one built by hand or transferred can: exported, or refused by name. */
class OnnxLayersTest {
    private static final FixtureLayer POINT = new FixtureLayer("point", TensorShape.vector(4), 0);
    private static final FixtureLayer IMAGE = new FixtureLayer("image", TensorShape.map(2, 6, 6), 0);
    private static final FixtureLayer SEQUENCE = new FixtureLayer("steps", TensorShape.sequence(4, 5), 0);
    private static final FixtureLayer OUT = new FixtureLayer("out", TensorShape.vector(3), 0);
    private static final FixtureLayer POOLED = new FixtureLayer("out", TensorShape.vector(2), 0);

    @TempDir
    Path folder;

    private static ComputationGraph graph(Consumer<GraphBuilder> layers) {
        GraphBuilder builder = NetworkSettings.defaults().newConfiguration().graphBuilder();
        layers.accept(builder);
        ComputationGraph graph = new ComputationGraph(builder.setOutputs("out").build());
        graph.init();
        return graph;
    }

    private static Architecture architecture(FixtureLayer input, FixtureLayer head) {
        return Architecture.named("Mine", "a11")
                .input(input)
                .head(HeadKind.FEATURES, head)
                .build();
    }

    private static ComputationGraph onMap(Layer layer) {
        return graph(builder -> builder.addInputs("image")
                .addLayer("mine", layer, "image")
                .addLayer("out", new GlobalPoolingLayer(PoolingType.AVG), "mine"));
    }

    private static DenseLayer.Builder dense() {
        return new DenseLayer.Builder().nIn(4).nOut(3).activation(Activation.TANH);
    }

    private void assertSame(Architecture architecture, ComputationGraph graph, long... shape) {
        Path file = folder.resolve("mine.onnx");
        OnnxExport.write(file, architecture, graph);
        INDArray input = Nd4j.rand(DataType.FLOAT, shape);
        float[] expected = graph.outputSingle(input).dup('c').data().asFloat();
        try (Predictor predictor = Predictor.open(file)) {
            float[] actual = predictor.predict(input.data().asFloat());
            assertThat(actual).hasSameSizeAs(expected);
            for (int i = 0; i < expected.length; i++) {
                assertThat(Math.abs(actual[i] - expected[i])).isLessThan(1e-5f);
            }
        }
    }

    private void assertRefused(Architecture architecture, ComputationGraph graph, String layer, String why) {
        Path file = folder.resolve("mine.onnx");
        assertThatThrownBy(() -> OnnxExport.write(file, architecture, graph))
                .isInstanceOf(OnnxException.class)
                .hasMessage(file + ": Mine cannot be exported to ONNX: layer " + layer + ": " + why
                        + "; change it, or add a LayerImport for it in a service file");
        assertThat(Files.exists(file)).as("no file is left").isFalse();
    }

    @Test
    void frozenLayersAreWhatTheyFreeze() {
        assertSame(
                architecture(POINT, OUT),
                graph(builder -> builder.addInputs("point").addLayer("out", new FrozenLayer(dense().build()), "point")),
                1,
                4);
    }

    @Test
    void normalizationWithTheLogarithmOfTheDeviation() {
        ComputationGraph graph = onMap(
                new BatchNormalization.Builder().nIn(2).nOut(2).useLogStd(true).build());
        graph.getParam("mine_log10stdev")
                .assign(Nd4j.createFromArray(-0.3f, 0.4f).reshape(1, 2));
        graph.getParam("mine_mean").assign(Nd4j.createFromArray(0.5f, -0.25f).reshape(1, 2));
        assertSame(architecture(IMAGE, POOLED), graph, 1, 2, 6, 6);
    }

    @Test
    void normalizationWithGivenGammaAndBeta() {
        ComputationGraph graph = onMap(new BatchNormalization.Builder()
                .nIn(2)
                .nOut(2)
                .lockGammaBeta(true)
                .gamma(1.5)
                .beta(-0.5)
                .build());
        assertSame(architecture(IMAGE, POOLED), graph, 1, 2, 6, 6);
    }

    @Test
    void convolutionInSameMode() {
        assertSame(
                architecture(IMAGE, POOLED),
                onMap(new ConvolutionLayer.Builder(4, 4)
                        .nIn(2)
                        .nOut(2)
                        .stride(2, 2)
                        .convolutionMode(ConvolutionMode.Same)
                        .activation(Activation.RELU)
                        .build()),
                1,
                2,
                6,
                6);
    }

    @Test
    void aVertexThatHasNoCounterpartIsNamed() {
        assertRefused(
                architecture(POINT, OUT),
                graph(builder -> builder.addInputs("point")
                        .addVertex("moved", new ShiftVertex(2), "point")
                        .addLayer("out", dense().build(), "moved")),
                "moved, ShiftVertex",
                "no counterpart of ShiftVertex is known");
    }

    @Test
    void aPreprocessorThatHasNoCounterpartIsNamed() {
        assertRefused(
                architecture(POINT, OUT),
                graph(builder -> builder.addInputs("point")
                        .addLayer("out", dense().build(), new ComposableInputPreProcessor(), "point")),
                "out, DenseLayer",
                "no counterpart of ComposableInputPreProcessor is known");
    }

    static Stream<Arguments> settingsOfDenseLayers() {
        return Stream.of(
                arguments(
                        dense().hasLayerNorm(true).build(),
                        "layer normalisation inside a dense layer has no counterpart"),
                arguments(dense().activation(Activation.CUBE).build(), "the activation cube has no counterpart"),
                arguments(
                        dense().activation(new ActivationReLU(5.0, 0.0, 0.0)).build(),
                        "a ReLU with a threshold, a slope or a maximum has no counterpart; there are RELU6, LEAKYRELU"
                                + " and THRESHOLDEDRELU"),
                arguments(
                        dense().activation(new ActivationGELU(true)).build(),
                        "the precise GELU of Deeplearning4j is off from GELU and has no counterpart; the plain one"
                                + " has"));
    }

    @ParameterizedTest
    @MethodSource("settingsOfDenseLayers")
    void aSettingThatHasNoCounterpartIsNamed(Layer layer, String why) {
        assertRefused(
                architecture(POINT, OUT),
                graph(builder -> builder.addInputs("point").addLayer("out", layer, "point")),
                "out, DenseLayer",
                why);
    }

    static Stream<Arguments> settingsOnMaps() {
        return Stream.of(
                arguments(
                        pool(SubsamplingLayer.PoolingType.PNORM).pnorm(2).build(),
                        "PNORM pools have no counterpart, MAX and AVG have"),
                arguments(
                        pool(SubsamplingLayer.PoolingType.AVG).dilation(2, 2).build(),
                        "an average pool with a dilation has no counterpart, one without has"),
                arguments(
                        pool(SubsamplingLayer.PoolingType.MAX).padding(0, 2).build(),
                        "a pool that pads by its whole kernel has no counterpart, one that pads by less has"),
                arguments(
                        new ConvolutionLayer.Builder(2, 2)
                                .nIn(6)
                                .nOut(2)
                                .dataFormat(CNN2DFormat.NHWC)
                                .build(),
                        "only maps with the channels first have a counterpart, this one is NHWC"),
                arguments(
                        new Deconvolution2D.Builder(2, 2)
                                .nIn(2)
                                .nOut(2)
                                .convolutionMode(ConvolutionMode.Same)
                                .build(),
                        "a transposed convolution in Same mode has no exact counterpart, one with its padding written"
                                + " out has"));
    }

    private static SubsamplingLayer.Builder pool(SubsamplingLayer.PoolingType type) {
        return new SubsamplingLayer.Builder(type).kernelSize(2, 2);
    }

    @ParameterizedTest
    @MethodSource("settingsOnMaps")
    void aSettingOnMapsThatHasNoCounterpartIsNamed(Layer layer, String why) {
        assertRefused(
                architecture(IMAGE, POOLED),
                onMap(layer),
                "mine, " + layer.getClass().getSimpleName(),
                why);
    }

    @Test
    void aGlobalPoolThatHasNoCounterpartIsNamed() {
        assertRefused(
                architecture(IMAGE, POOLED),
                graph(builder ->
                        builder.addInputs("image").addLayer("out", new GlobalPoolingLayer(PoolingType.SUM), "image")),
                "out, GlobalPoolingLayer",
                "SUM pools have no counterpart, MAX and AVG have");
        assertRefused(
                architecture(IMAGE, POOLED),
                graph(builder -> builder.addInputs("image")
                        .addLayer(
                                "out",
                                new GlobalPoolingLayer.Builder(PoolingType.AVG)
                                        .collapseDimensions(false)
                                        .build(),
                                "image")),
                "out, GlobalPoolingLayer",
                "a global pool has to be over all dimensions and to take them away");
    }

    static Stream<Arguments> settingsOfSequences() {
        LSTM.Builder lstm = new LSTM.Builder().nIn(4).nOut(3);
        return Stream.of(
                arguments(
                        new LSTM.Builder()
                                .nIn(4)
                                .nOut(3)
                                .activation(Activation.SOFTSIGN)
                                .build(),
                        "an LSTM's gates have to be sigmoid, and its activation tanh"),
                arguments(
                        new Bidirectional(Bidirectional.Mode.ADD, lstm.build()),
                        "only an LSTM both ways, side by side, has a counterpart"),
                arguments(
                        new Convolution1DLayer.Builder(2)
                                .nIn(4)
                                .nOut(3)
                                .convolutionMode(ConvolutionMode.Causal)
                                .build(),
                        "causal padding has no counterpart"));
    }

    @ParameterizedTest
    @MethodSource("settingsOfSequences")
    void aSettingOfSequencesThatHasNoCounterpartIsNamed(Layer layer, String why) {
        assertRefused(
                architecture(SEQUENCE, OUT),
                graph(builder -> builder.addInputs("steps")
                        .addLayer("mine", layer, "steps")
                        .addLayer("out", new GlobalPoolingLayer(PoolingType.AVG), "mine")),
                "mine, " + layer.getClass().getSimpleName(),
                why);
    }

    /** {@link UnitLengthImport}, which the service file of these tests names. */
    @Test
    void aThirdPartysKindIsFound() {
        ComputationGraph graph = graph(builder -> builder.addInputs("point")
                .addVertex("unit", new L2NormalizeVertex(), "point")
                .addLayer("out", dense().build(), "unit"));
        assertSame(architecture(POINT, OUT), graph, 1, 4);
    }
}
