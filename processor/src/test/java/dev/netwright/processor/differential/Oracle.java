package dev.netwright.processor.differential;

import dev.netwright.runtime.NetworkSettings;
import java.util.Arrays;
import java.util.Locale;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A random network written straight in Deeplearning4j, as its user would: no sizes of inputs are given, Deeplearning4j
 * infers them all. Ceil rounding, which it does not have, becomes zeros behind the last row and column; that is right
 * for every shape, and for the values of convolutions.
 */
final class Oracle {
    private final DrawnNetwork network;
    private final GraphBuilder graph;

    private Oracle(DrawnNetwork network) {
        this.network = network;
        this.graph = NetworkSettings.defaults().newConfiguration().graphBuilder();
    }

    /** The configuration; throws what Deeplearning4j throws where it refuses. */
    static ComputationGraphConfiguration configuration(DrawnNetwork network) {
        return new Oracle(network).build();
    }

    static InputType[] inputTypes(DrawnNetwork network) {
        return network.inputs().stream()
                .map(input -> input.readsMap()
                        ? InputType.convolutional(input.seen()[1], input.seen()[2], input.seen()[0])
                        : InputType.feedForward(input.seen()[0]))
                .toArray(InputType[]::new);
    }

    private ComputationGraphConfiguration build() {
        graph.addInputs(network.inputs().stream().map(Drawn::name).toArray(String[]::new));
        network.layers().stream().filter(drawn -> !drawn.isInput()).forEach(this::add);
        graph.setOutputs(network.heads().stream().map(Drawn::name).toArray(String[]::new));
        return graph.setInputTypes(inputTypes(network)).build();
    }

    private void add(Drawn drawn) {
        String[] reads = drawn.reads().toArray(String[]::new);
        switch (drawn.kind()) {
            case "Conv2d" -> graph.addLayer(drawn.name(), convolution(drawn), zeros(drawn));
            case "MaxPool2d" -> graph.addLayer(drawn.name(), pool(drawn, PoolingType.MAX), zeros(drawn));
            case "AvgPool2d" -> graph.addLayer(drawn.name(), pool(drawn, PoolingType.AVG), zeros(drawn));
            case "BatchNorm" -> {
                boolean activates = drawn.members().containsKey("activation")
                        && !drawn.members().get("activation").equals("IDENTITY");
                graph.addLayer(drawn.name() + (activates ? "/norm" : ""), norm(drawn), reads);
                if (activates) {
                    graph.addLayer(drawn.name(), activation(drawn, "activation"), drawn.name() + "/norm");
                }
            }
            case "Concat" -> graph.addVertex(drawn.name(), new MergeVertex(), reads);
            case "Add" -> elementWise(drawn, ElementWiseVertex.Op.Add, reads);
            case "Multiply" -> elementWise(drawn, ElementWiseVertex.Op.Product, reads);
            case "Flatten" ->
                graph.addVertex(drawn.name(), new PreprocessorVertex(new CnnToFeedForwardPreProcessor()), reads);
            case "Activate" -> {
                // When predicting, an ActivationLayer overwrites what it reads.
                graph.addVertex(drawn.name() + "/own", new ScaleVertex(1), reads);
                graph.addLayer(drawn.name(), activation(drawn, "value"), drawn.name() + "/own");
            }
            default -> graph.addLayer(drawn.name(), plain(drawn), reads);
        }
    }

    private static Layer plain(Drawn drawn) {
        return switch (drawn.kind()) {
            case "Dense" ->
                new DenseLayer.Builder()
                        .nOut(drawn.number("units"))
                        .hasBias(!drawn.members().containsKey("bias"))
                        .activation(function(drawn, "activation"))
                        .build();
            case "Dropout" ->
                drawn.decimal("value", 0) == 0
                        ? new ActivationLayer(Activation.IDENTITY)
                        : new DropoutLayer(1 - drawn.decimal("value", 0));
            case "GlobalAvgPool2d" -> new GlobalPoolingLayer(PoolingType.AVG);
            case "GlobalMaxPool2d" -> new GlobalPoolingLayer(PoolingType.MAX);
            case "ZeroPad2d" ->
                new ZeroPaddingLayer(
                        side(drawn, "top"), side(drawn, "bottom"), side(drawn, "left"), side(drawn, "right"));
            case "LocalResponseNorm" -> {
                long size = (Long) drawn.members().getOrDefault("size", 5L);
                // Deeplearning4j fails where the window reaches beyond all channels; what lies beyond adds nothing.
                long reach = Math.min(size, 2 * drawn.seen()[0] - 1);
                yield new LocalResponseNormalization.Builder(1, size % 2 == 0 ? size : reach, 1e-4 / size, 0.75)
                        .build();
            }
            case "SoftmaxOutput" -> loss(drawn, LossFunction.MCXENT, Activation.SOFTMAX);
            case "SigmoidOutput" -> loss(drawn, LossFunction.XENT, Activation.SIGMOID);
            case "RegressionOutput" -> loss(drawn, LossFunction.MSE, Activation.IDENTITY);
            case "Output" -> new ActivationLayer(Activation.IDENTITY);
            default -> throw new AssertionError("no such layer: " + drawn);
        };
    }

    private static int side(Drawn drawn, String name) {
        return ((Long) drawn.members().getOrDefault(name, 0L)).intValue();
    }

    private static Layer loss(Drawn drawn, LossFunction loss, Activation activation) {
        return drawn.readsMap()
                ? new CnnLossLayer.Builder(loss).activation(activation).build()
                : new LossLayer.Builder(loss).activation(activation).build();
    }

    private static Activation function(Drawn drawn, String member) {
        String name = (String) drawn.members().getOrDefault(member, "IDENTITY");
        return Activation.valueOf(name.replace("_", "").toUpperCase(Locale.ROOT));
    }

    private static Layer activation(Drawn drawn, String member) {
        return new ActivationLayer(function(drawn, member));
    }

    private static Layer norm(Drawn drawn) {
        return new BatchNormalization.Builder()
                .decay(1 - drawn.decimal("momentum", 0.1))
                .eps(1e-5)
                .useLogStd(false)
                .build();
    }

    private void elementWise(Drawn drawn, ElementWiseVertex.Op op, String[] reads) {
        boolean activates = drawn.members().containsKey("activation");
        graph.addVertex(drawn.name() + (activates ? "/joined" : ""), new ElementWiseVertex(op), reads);
        if (activates) {
            graph.addLayer(drawn.name(), activation(drawn, "activation"), drawn.name() + "/joined");
        }
    }

    /** What a layer with a window reads: where it rounds up, its input with all the zeros written out. */
    private String zeros(Drawn drawn) {
        Windows[] windows = roundsUp(drawn);
        if (windows.length == 0) {
            return drawn.reads().get(0);
        }
        int bottom = (int) windows[0].beyond(drawn.seen()[1]);
        int right = (int) windows[1].beyond(drawn.seen()[2]);
        ZeroPaddingLayer zeros = new ZeroPaddingLayer(
                windows[0].padding(),
                windows[0].padding() + bottom,
                windows[1].padding(),
                windows[1].padding() + right);
        graph.addLayer(drawn.name() + "/zeros", zeros, drawn.reads().get(0));
        return drawn.name() + "/zeros";
    }

    /** Its windows where rounding up matters and can be done; none where Deeplearning4j shall judge by itself. */
    private static Windows[] roundsUp(Drawn drawn) {
        if (!drawn.roundsUp() || !drawn.readsMap()) {
            return new Windows[0];
        }
        Windows[] windows = Drawing.windows(drawn);
        boolean fits =
                windows.length == 2 && windows[0].count(drawn.seen()[1]) > 0 && windows[1].count(drawn.seen()[2]) > 0;
        return fits ? windows : new Windows[0];
    }

    private static int[] padding(Drawn drawn) {
        return roundsUp(drawn).length == 0 ? drawn.pair("padding", 0) : new int[] {0, 0};
    }

    private static Layer convolution(Drawn drawn) {
        return new ConvolutionLayer.Builder(drawn.pair("kernel", 1))
                .stride(drawn.pair("stride", 1))
                .padding(padding(drawn))
                .dilation(drawn.pair("dilation", 1))
                .nOut(drawn.number("channels"))
                .hasBias(!drawn.members().containsKey("bias"))
                .activation(function(drawn, "activation"))
                .build();
    }

    private static Layer pool(Drawn drawn, PoolingType type) {
        int[] kernel = drawn.pair("kernel", 1);
        int[] stride = drawn.members().containsKey("stride") ? drawn.pair("stride", 1) : Arrays.copyOf(kernel, 2);
        return new SubsamplingLayer.Builder(type)
                .kernelSize(kernel)
                .stride(stride)
                .padding(padding(drawn))
                .avgPoolIncludePadInDivisor(!drawn.members().containsKey("countPadding"))
                .build();
    }
}
