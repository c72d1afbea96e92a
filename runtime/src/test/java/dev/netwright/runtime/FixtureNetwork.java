package dev.netwright.runtime;

import dev.netwright.runtime.loss.MeanSquaredError;
import dev.netwright.runtime.loss.NoLoss;
import dev.netwright.runtime.loss.SigmoidCrossEntropy;
import dev.netwright.runtime.loss.SoftmaxCrossEntropy;
import java.util.function.Consumer;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** Small networks of several kinds, as generated code would make them. */
public final class FixtureNetwork extends TrainableNetwork {

    /** A layer. */
    public record FixtureLayer(LayerFacts facts) implements NetworkLayer {
        public FixtureLayer(String id, TensorShape shape, long params) {
            this(new LayerFacts(id, "Fixture", shape, params, 0));
        }
    }

    public static final FixtureLayer IMAGE = new FixtureLayer("image", TensorShape.map(1, 6, 6), 0);
    public static final FixtureLayer CONV = new FixtureLayer("stage1/conv_0", TensorShape.map(4, 4, 4), 40);
    public static final FixtureLayer CLASS = new FixtureLayer("class", TensorShape.vector(3), 0);

    public static final FixtureLayer POINT = new FixtureLayer("point", TensorShape.vector(5), 0);
    public static final FixtureLayer HIDDEN = new FixtureLayer("hidden", TensorShape.vector(4), 24);
    public static final FixtureLayer AUX = new FixtureLayer("aux", TensorShape.vector(3), 0);
    public static final FixtureLayer CODE = new FixtureLayer("code", TensorShape.vector(4), 0);
    public static final FixtureLayer VALUE = new FixtureLayer("value", TensorShape.vector(2), 0);

    private FixtureNetwork(Architecture architecture, ComputationGraph graph) {
        super(architecture, graph);
    }

    @Override
    protected NetworkLayer[][] layerGroups() {
        return new NetworkLayer[][] {architecture().inputs().toArray(NetworkLayer[]::new)};
    }

    /** Convolution, dropout and dense layer on 1x6x6 images of three classes: 235 parameters. */
    public static Builder convolutional() {
        Architecture architecture = Architecture.named("Small", "5ma11")
                .input(IMAGE)
                .head(HeadKind.SOFTMAX, CLASS)
                .build();
        return builder(architecture, graph -> {
            ConvolutionLayer conv = new ConvolutionLayer.Builder(3, 3)
                    .nIn(1)
                    .nOut(4)
                    .activation(Activation.RELU)
                    .build();
            graph.addInputs("image").addLayer(CONV.id(), conv, "image");
            graph.addVertex("flat", new PreprocessorVertex(new CnnToFeedForwardPreProcessor(4, 4, 4)), CONV.id());
            graph.addLayer("drop", new DropoutLayer(0.8), "flat");
            graph.addLayer("logits", dense(64, 3, Activation.IDENTITY), "drop");
            softmaxHead(graph, "class", 1, "logits");
            graph.setOutputs("class");
        });
    }

    /** One dense layer on 1x2x2 images of three classes: 15 parameters. */
    public static Builder tiny() {
        Architecture architecture = Architecture.named("Tiny", "71n4")
                .input(new FixtureLayer("image", TensorShape.map(1, 2, 2), 0))
                .head(HeadKind.SOFTMAX, CLASS)
                .build();
        return builder(architecture, graph -> {
            graph.addInputs("image");
            graph.addVertex("flat", new PreprocessorVertex(new CnnToFeedForwardPreProcessor(2, 2, 1)), "image");
            graph.addLayer("logits", dense(4, 3, Activation.IDENTITY), "flat");
            softmaxHead(graph, "class", 1, "logits");
            graph.setOutputs("class");
        });
    }

    /** A softmax over the three pixels of an image, without a parameter. */
    public static Builder bare() {
        Architecture architecture = Architecture.named("Bare", "ba7e")
                .input(new FixtureLayer("image", TensorShape.map(1, 1, 3), 0))
                .head(HeadKind.SOFTMAX, CLASS)
                .build();
        return builder(architecture, graph -> {
            graph.addInputs("image");
            graph.addVertex("flat", new PreprocessorVertex(new CnnToFeedForwardPreProcessor(1, 3, 1)), "image");
            softmaxHead(graph, "class", 1, "flat");
            graph.setOutputs("class");
        });
    }

    /** An auxiliary softmax head, a softmax head, a regression head and plain features, declared in this order. */
    public static Builder manyHeads() {
        Architecture architecture = Architecture.named("Many", "0ff1ce")
                .input(POINT)
                .head(HeadKind.SOFTMAX, AUX, 0.3, CLASS)
                .head(HeadKind.SOFTMAX, CLASS)
                .head(HeadKind.REGRESSION, VALUE, 2.0)
                .head(HeadKind.FEATURES, CODE)
                .build();
        return builder(architecture, graph -> {
            graph.addInputs("point").addLayer("hidden", dense(5, 4, Activation.TANH), "point");
            graph.addLayer("auxLogits", dense(4, 3, Activation.IDENTITY), "hidden");
            softmaxHead(graph, "aux", 0.3, "auxLogits");
            graph.addLayer("logits", dense(4, 3, Activation.IDENTITY), "hidden");
            softmaxHead(graph, "class", 1, "logits");
            graph.addLayer("values", dense(4, 2, Activation.IDENTITY), "hidden");
            graph.addLayer("value", loss(new MeanSquaredError(2), Activation.IDENTITY), "values");
            graph.addLayer("code", loss(new NoLoss(), Activation.IDENTITY), "hidden");
            graph.setOutputs("aux", "class", "value", "code");
        });
    }

    /** One sigmoid head of three independent features. */
    public static Builder tags() {
        Architecture architecture = Architecture.named("Tags", "7a65")
                .input(POINT)
                .head(HeadKind.SIGMOID, CLASS)
                .build();
        return builder(architecture, graph -> {
            graph.addInputs("point").addLayer("logits", dense(5, 3, Activation.IDENTITY), "point");
            graph.addLayer("class", loss(new SigmoidCrossEntropy(1), Activation.SIGMOID), "logits");
            graph.setOutputs("class");
        });
    }

    /** A softmax a pixel over two channels of a 6x6 image. */
    public static Builder perPixel() {
        Architecture architecture = Architecture.named("Pixels", "91xe15")
                .input(IMAGE)
                .head(HeadKind.SOFTMAX, new FixtureLayer("mask", TensorShape.map(2, 6, 6), 0), 0.5)
                .build();
        return builder(architecture, graph -> {
            ConvolutionLayer conv =
                    new ConvolutionLayer.Builder(1, 1).nIn(1).nOut(2).build();
            graph.addInputs("image").addLayer("conv", conv, "image");
            CnnLossLayer mask = new CnnLossLayer.Builder(new SoftmaxCrossEntropy(0.5))
                    .activation(Activation.SOFTMAX)
                    .build();
            graph.addLayer("mask", mask, "conv").setOutputs("mask");
        });
    }

    /** Two values of a point. */
    public static Builder regression() {
        Architecture architecture = Architecture.named("Line", "11e")
                .input(POINT)
                .head(HeadKind.REGRESSION, VALUE)
                .build();
        return builder(architecture, graph -> {
            graph.addInputs("point").addLayer("values", dense(5, 2, Activation.IDENTITY), "point");
            graph.addLayer("value", loss(new MeanSquaredError(1), Activation.IDENTITY), "values");
            graph.setOutputs("value");
        });
    }

    /** Plain features alone. */
    public static Builder featuresOnly() {
        Architecture architecture = Architecture.named("Encoder", "e2c0de")
                .input(POINT)
                .head(HeadKind.FEATURES, CODE)
                .build();
        return builder(architecture, graph -> {
            graph.addInputs("point").addLayer("hidden", dense(5, 4, Activation.TANH), "point");
            ActivationLayer identity = new ActivationLayer(Activation.IDENTITY);
            graph.addLayer("code", identity, "hidden").setOutputs("code");
        });
    }

    private static void softmaxHead(GraphBuilder graph, String name, double weight, String logits) {
        graph.addLayer(name, loss(new SoftmaxCrossEntropy(weight), Activation.SOFTMAX), logits);
    }

    private static LossLayer loss(ILossFunction function, Activation activation) {
        return new LossLayer.Builder()
                .lossFunction(function)
                .activation(activation)
                .build();
    }

    private static DenseLayer dense(int in, int out, Activation activation) {
        return new DenseLayer.Builder().nIn(in).nOut(out).activation(activation).build();
    }

    private static Builder builder(Architecture architecture, Consumer<GraphBuilder> layers) {
        return new Builder(architecture, settings -> {
            GraphBuilder graph = settings.newConfiguration().graphBuilder();
            layers.accept(graph);
            return graph.build();
        });
    }

    /** Builds one of these. */
    public static final class Builder extends NetworkBuilder<Builder, FixtureNetwork> {
        private final Architecture architecture;
        private final Function<NetworkSettings, ComputationGraphConfiguration> configuration;

        private Builder(
                Architecture architecture, Function<NetworkSettings, ComputationGraphConfiguration> configuration) {
            super(architecture);
            this.architecture = architecture;
            this.configuration = configuration;
        }

        @Override
        protected ComputationGraphConfiguration configuration(NetworkSettings settings) {
            return configuration.apply(settings);
        }

        @Override
        protected FixtureNetwork wrap(ComputationGraph graph) {
            return new FixtureNetwork(architecture, graph);
        }

        @Override
        protected Builder self() {
            return this;
        }
    }
}
