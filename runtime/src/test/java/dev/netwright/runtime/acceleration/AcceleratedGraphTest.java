package dev.netwright.runtime.acceleration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.deeplearning4j.nn.transferlearning.FineTuneConfiguration;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions;

class AcceleratedGraphTest {

    private final INDArray images = Nd4j.randn(DataType.FLOAT, 4, 2, 8, 10);
    private final INDArray labels = Nd4j.createFromArray(new float[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {0, 1, 0}});

    private static ComputationGraphConfiguration configuration(DataType type) {
        return network(type, type == DataType.DOUBLE ? new NoOp() : new Adam(0.01), 8, 10, 4, Activation.TANH);
    }

    /** Every kind of layer that is accelerated, on maps of a size to choose. */
    private static ComputationGraphConfiguration network(
            DataType type, IUpdater updater, int height, int width, int channels, Activation activation) {
        ConvolutionLayer.Builder wide = new ConvolutionLayer.Builder(3, 3)
                .nOut(channels)
                .convolutionMode(ConvolutionMode.Same)
                .activation(activation);
        return new NeuralNetConfiguration.Builder()
                .seed(5)
                .dataType(type)
                .updater(updater)
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(InputType.convolutional(height, width, 2))
                .addLayer("conv", wide.build(), "in")
                .addLayer(
                        "norm",
                        new BatchNormalization.Builder().useLogStd(false).build(),
                        "conv")
                .addLayer("act", new ActivationLayer(activation), "norm")
                .addLayer("left", wide.build(), "act")
                .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "act", "left")
                .addLayer("pool", halving(SubsamplingLayer.PoolingType.MAX), "sum")
                .addLayer("mean", halving(SubsamplingLayer.PoolingType.AVG), "act")
                .addVertex("join", new MergeVertex(), "pool", "mean")
                .addLayer(
                        "fc",
                        new DenseLayer.Builder().nOut(6).activation(activation).build(),
                        "join")
                .addLayer(
                        "logits",
                        new DenseLayer.Builder()
                                .nOut(3)
                                .activation(Activation.IDENTITY)
                                .build(),
                        "fc")
                .addLayer(
                        "out",
                        new LossLayer.Builder(LossFunctions.LossFunction.MCXENT)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        "logits")
                .setOutputs("out")
                .build();
    }

    private static SubsamplingLayer halving(SubsamplingLayer.PoolingType type) {
        return new SubsamplingLayer.Builder(type).kernelSize(2, 2).stride(2, 2).build();
    }

    private static AcceleratedGraph accelerated() {
        AcceleratedGraph graph = new AcceleratedGraph(configuration(DataType.FLOAT));
        graph.init();
        return graph;
    }

    private static int replaced(ComputationGraph graph) {
        return Engine.of(graph).uses().stream()
                .filter(use -> !use.name().endsWith("as one program"))
                .mapToInt(Engine.Use::on)
                .sum();
    }

    @Test
    void theConfigurationStaysDeeplearning4jsOwn(@TempDir Path folder) throws IOException {
        AcceleratedGraph graph = accelerated();
        ComputationGraph plain = new ComputationGraph(configuration(DataType.FLOAT));
        plain.init();

        assertThat(graph.getConfiguration().toJson())
                .isEqualTo(plain.getConfiguration().toJson())
                .doesNotContain("netwright");

        Path file = folder.resolve("model.zip");
        ModelSerializer.writeModel(graph, file.toFile(), true);
        ComputationGraph restored = ModelSerializer.restoreComputationGraph(file.toFile());
        assertThat(restored.getClass()).isEqualTo(ComputationGraph.class);
        assertThat(Twins.difference(graph.outputSingle(images), restored.outputSingle(images)))
                .isLessThan(1e-5);
    }

    @Test
    void everyKindOfLayerIsReplacedAndReported() {
        AcceleratedGraph graph = accelerated();

        // Two convolutions, two pools, two dense layers, norm, activation, sum and join: all but the head.
        assertThat(replaced(graph)).isEqualTo(10);
        assertThat(graph.engine().toString())
                .startsWith("training as one program: on (11 layers)\nprediction as one program: on (11 layers)\n")
                .contains("pooling plane by plane: on (2 layers)")
                .contains("dense layers on fast matrix products: on (2 layers)")
                .contains("batch normalisation channel by channel: on (1 layer)");
        assertThat(graph.getLayer("conv")).isSameAs(graph.getVertex("conv").getLayer());
        assertThat(graph.getLayers()).contains(graph.getLayer("conv"), graph.getLayer("fc"));
        if (NativeLibrary.withoutOneDnn().isEmpty()) {
            assertThat(graph.engine().toString()).contains("oneDNN convolutions: on (2 layers)");
        } else {
            assertThat(graph.engine().toString())
                    .contains("oneDNN convolutions: off (2 layers): the native library is built without oneDNN")
                    .contains("convolutions without a second forward pass: on (2 layers)");
        }
    }

    @Test
    void whatIsOffSaysWhy() {
        AcceleratedGraph doubles = new AcceleratedGraph(configuration(DataType.DOUBLE));
        doubles.init();

        assertThat(doubles.engine().toString())
                .contains("pooling plane by plane: off (2 layers): for networks of FLOAT, and this one is of DOUBLE");
        assertThat(Engine.of(new ComputationGraph(configuration(DataType.FLOAT)))
                        .toString())
                .startsWith("acceleration: off: ");
        assertThat(new AcceleratedGraph(configuration(DataType.FLOAT)).engine())
                .hasToString("acceleration: off: the graph is not initialised");
    }

    @Test
    void channelsLastIsLeftToDeeplearning4j() {
        ConvolutionLayer conv = new ConvolutionLayer.Builder(3, 3)
                .nOut(3)
                .dataFormat(CNN2DFormat.NHWC)
                .activation(Activation.RELU)
                .build();
        AcceleratedGraph graph = new AcceleratedGraph(new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(InputType.convolutional(8, 8, 2, CNN2DFormat.NHWC))
                .addLayer("conv", conv, "in")
                .setOutputs("conv")
                .build());
        graph.init();

        assertThat(graph.getLayer("conv").getClass())
                .isEqualTo(org.deeplearning4j.nn.layers.convolution.ConvolutionLayer.class);
        assertThat(graph.engine().toString()).contains("channels last");
    }

    @Test
    void aCloneIsAcceleratedAndLearnsByItself() {
        AcceleratedGraph graph = accelerated();
        graph.fit(new INDArray[] {images}, new INDArray[] {labels});
        AcceleratedGraph clone = graph.clone();

        assertThat(replaced(clone)).isEqualTo(10);
        assertThat(clone.params()).isEqualTo(graph.params());
        assertThat(clone.getUpdater().getStateViewArray())
                .isEqualTo(graph.getUpdater().getStateViewArray());

        INDArray before = graph.params().dup();
        clone.fit(new INDArray[] {images}, new INDArray[] {labels});
        assertThat(graph.params()).isEqualTo(before).isNotEqualTo(clone.params());
        graph.fit(new INDArray[] {images}, new INDArray[] {labels});
        assertThat(graph.params()).isEqualTo(clone.params());
    }

    @Test
    void whatTransferLearningMakesIsTakenOverWithItsFrozenLayers() {
        ComputationGraph transferred = new TransferLearning.GraphBuilder(accelerated())
                .fineTuneConfiguration(new FineTuneConfiguration.Builder()
                        .updater(new Adam(0.01))
                        .build())
                .setFeatureExtractor("left")
                .build();
        assertThat(transferred).isNotInstanceOf(AcceleratedGraph.class);
        INDArray expected = transferred.outputSingle(images);
        AcceleratedGraph graph = AcceleratedGraph.of(transferred);

        assertThat(replaced(graph)).isGreaterThan(4);
        assertThat(graph.getLayer("conv")).isInstanceOf(FrozenLayer.class);
        assertThat(Twins.difference(expected, graph.outputSingle(images))).isLessThan(1e-5);
        INDArray conv = graph.getParam("conv_W").dup();
        INDArray fc = graph.getParam("fc_W").dup();
        graph.fit(new INDArray[] {images}, new INDArray[] {labels});
        assertThat(graph.getParam("conv_W")).isEqualTo(conv);
        assertThat(graph.getParam("fc_W")).isNotEqualTo(fc);
        assertThat(graph.clone().getLayer("conv")).isInstanceOf(FrozenLayer.class);
        assertThat(AcceleratedGraph.of(graph)).isSameAs(graph);
    }

    @Test
    void aGraphThatIsTakenOverKeepsItsUpdatersState() {
        ComputationGraph plain = new ComputationGraph(configuration(DataType.FLOAT));
        plain.init();
        plain.fit(new INDArray[] {images}, new INDArray[] {labels});
        ComputationGraph twin = plain.clone();
        twin.getConfiguration().setIterationCount(1); // forgotten by Deeplearning4j's clone
        AcceleratedGraph graph = AcceleratedGraph.of(plain);

        graph.fit(new INDArray[] {images}, new INDArray[] {labels});
        twin.fit(new INDArray[] {images}, new INDArray[] {labels});

        assertThat(Twins.difference(twin.params(), graph.params())).isLessThan(1e-5);
        assertThat(plain.params()).isEqualTo(graph.params());
    }

    @Test
    void gradientsPassDeeplearning4jsCheck() {
        DataType before = Nd4j.defaultFloatingPointType();
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
        try {
            AcceleratedGraph graph = new AcceleratedGraph(configuration(DataType.DOUBLE));
            graph.init();
            assertThat(replaced(graph)).isGreaterThan(4);
            boolean passes = GradientCheckUtil.checkGradients(new GradientCheckUtil.GraphConfig()
                    .net(graph)
                    .inputs(new INDArray[] {images.castTo(DataType.DOUBLE)})
                    .labels(new INDArray[] {labels.castTo(DataType.DOUBLE)})
                    .epsilon(1e-6)
                    .maxRelError(1e-4)
                    .minAbsoluteError(1e-8)
                    .print(GradientCheckUtil.PrintMode.FAILURES_ONLY)
                    .excludeParams(Set.of("norm_mean", "norm_var"))
                    .subset(true)
                    .maxPerParam(40));
            assertThat(passes).isTrue();
        } finally {
            Nd4j.setDefaultDataTypes(before, before);
        }
    }

    /** Large enough for several threads, and for batches that go to oneDNN in slices. */
    @Test
    void largeMapsAgree() {
        Twins twins = Twins.of(network(DataType.FLOAT, new Adam(0.01, 0.9, 0.99, 1e-2), 120, 130, 40, Activation.TANH));
        twins.agree(new INDArray[] {Nd4j.randn(DataType.FLOAT, 4, 2, 120, 130)}, new INDArray[] {labels}, 2e-5);
    }
}
