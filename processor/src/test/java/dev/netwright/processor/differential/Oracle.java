package dev.netwright.processor.differential;

import dev.netwright.processor.layer.Tensors;
import dev.netwright.runtime.NetworkSettings;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.L2Vertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.StackVertex;
import org.deeplearning4j.nn.conf.graph.UnstackVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.conf.preprocessor.Cnn3DToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;

/**
 * A random network written straight in Deeplearning4j, as its user would: no sizes of inputs are given, Deeplearning4j
 * infers them all. Ceil rounding, which it does not have, becomes zeros behind the last row and column of a convolution's
 * input, and a pool by hand.
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

    /**
     * Whether its values are right too, and not only its shape: the output padding of a transposed convolution that is
     * more than the padding is no zeros.
     */
    static boolean hasValues(Drawn drawn) {
        if (!drawn.isGiven("outputPadding")) {
            return true;
        }
        int[] more = drawn.pair("outputPadding", 0);
        int[] padding = drawn.pair("padding", 0);
        return more[0] <= padding[0] && more[1] <= padding[1];
    }

    static InputType[] inputTypes(DrawnNetwork network) {
        return network.inputs().stream().map(input -> type(input.seen())).toArray(InputType[]::new);
    }

    static InputType type(long... shape) {
        return Tensors.type(Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining("x")));
    }

    /**
     * Whether Deeplearning4j infers the right type: what pools a sequence is a sequence to it, it forgets the steps of
     * what is read both ways, and takes a volume's stride along the height for that along the width.
     */
    static boolean isTyped(Drawn drawn) {
        boolean isUneven = drawn.kind().endsWith("3d") && isUneven(drawn);
        return !isUneven && !drawn.isGlobal1d() && !drawn.flag("bidirectional", false);
    }

    private static boolean isUneven(Drawn drawn) {
        int[] stride = drawn.triple(drawn.isConvolution() || drawn.isGiven("stride") ? "stride" : "kernel", 1);
        return stride[1] != stride[2];
    }

    /** The name that a parameter has on either side: each puts some of a layer's parts in another place. */
    static String parameter(String name) {
        return name.replaceAll("/(layer|slopes)_", "_");
    }

    private ComputationGraphConfiguration build() {
        graph.addInputs(network.inputs().stream().map(Drawn::name).toArray(String[]::new));
        network.layers().stream().filter(drawn -> !drawn.isInput()).forEach(this::add);
        graph.setOutputs(network.heads().stream().map(Drawn::name).toArray(String[]::new));
        return graph.setInputTypes(inputTypes(network)).build();
    }

    private void add(Drawn drawn) {
        String name = drawn.name();
        String[] reads = drawn.reads().toArray(String[]::new);
        if (!isTyped(drawn) && DrawnShape.after(drawn).length > 0) {
            graph.addLayer(name + "/layer", OracleLayers.of(drawn), reads);
            InputType really = type(DrawnShape.after(drawn));
            graph.addVertex(name, new PreprocessorVertex(new Retyped(really)), name + "/layer");
            return;
        }
        switch (drawn.kind()) {
            case "Conv2d" -> convolution(drawn);
            case "MaxPool2d", "AvgPool2d" -> pool(drawn);
            case "ConvTranspose2d" -> transposed(drawn);
            case "SeparableConv2d" -> separable(drawn);
            case "BatchNorm" -> norm(drawn, reads);
            case "Concat" -> graph.addVertex(name, new MergeVertex(), reads);
            case "Add" -> elementWise(drawn, ElementWiseVertex.Op.Add, reads);
            case "Multiply" -> elementWise(drawn, ElementWiseVertex.Op.Product, reads);
            case "Stack" -> graph.addVertex(name, new StackVertex(), reads);
            case "Unstack" ->
                graph.addVertex(
                        name,
                        new UnstackVertex(drawn.number("value"), network.batches(network.named(reads[0]))),
                        reads);
            case "L2Distance" -> graph.addVertex(name, new L2Vertex(), reads);
            case "Flatten" -> graph.addVertex(name, new PreprocessorVertex(flattening(drawn)), reads);
            case "LastStep" ->
                graph.addVertex(
                        name, new LastTimeStepVertex(network.inputs().get(0).name()), reads);
            case "Embedding" -> {
                // Deeplearning4j takes the size of a step for the vocabulary, of which a step holds one index.
                InputType indices = type(drawn.number("vocabulary"), drawn.seen()[drawn.seen().length - 1]);
                graph.addVertex(name + "/indices", new PreprocessorVertex(new Retyped(indices)), reads);
                graph.addLayer(name, OracleLayers.of(drawn), name + "/indices");
            }
            case "Activate", "LeakyRelu", "Prelu" -> graph.addLayer(name, OracleLayers.of(drawn), own(drawn));
            default -> graph.addLayer(name, OracleLayers.of(drawn), reads);
        }
    }

    /** When predicting, an activation overwrites what it reads: a copy of it. */
    private String own(Drawn drawn) {
        graph.addVertex(drawn.name() + "/own", new ScaleVertex(1), drawn.reads().get(0));
        return drawn.name() + "/own";
    }

    private static InputPreProcessor flattening(Drawn drawn) {
        long[] in = drawn.seen();
        return drawn.readsVolume()
                ? new Cnn3DToFeedForwardPreProcessor(in[1], in[2], in[3], in[0], true)
                : new CnnToFeedForwardPreProcessor();
    }

    private void norm(Drawn drawn, String[] reads) {
        boolean activates = drawn.isGiven("activation")
                && !drawn.members().get("activation").equals("IDENTITY");
        graph.addLayer(drawn.name() + (activates ? "/norm" : ""), OracleLayers.of(drawn), reads);
        if (activates) {
            graph.addLayer(drawn.name(), OracleLayers.activation(drawn, "activation"), drawn.name() + "/norm");
        }
    }

    /** Deeplearning4j has no pool that rounds up: summed by hand. */
    private void pool(Drawn drawn) {
        if (roundsUp(drawn).length == 0) {
            graph.addLayer(drawn.name(), OracleLayers.of(drawn), drawn.reads().get(0));
        } else {
            graph.addVertex(
                    drawn.name(),
                    new PreprocessorVertex(new PoolByHand(drawn)),
                    drawn.reads().get(0));
        }
    }

    private void elementWise(Drawn drawn, ElementWiseVertex.Op op, String[] reads) {
        boolean activates = drawn.isGiven("activation");
        graph.addVertex(drawn.name() + (activates ? "/joined" : ""), new ElementWiseVertex(op), reads);
        if (activates) {
            graph.addLayer(drawn.name(), OracleLayers.activation(drawn, "activation"), drawn.name() + "/joined");
        }
    }

    /** Deeplearning4j has no groups: where they divide the channels, one convolution for each, side by side. */
    private void convolution(Drawn drawn) {
        int groups = drawn.number("groups", 1);
        String read = zeros(drawn);
        if (groups <= 1 || !drawn.readsMap() || !OracleLayers.divide(drawn)) {
            graph.addLayer(drawn.name(), OracleLayers.convolution(drawn, drawn.number("channels")), read);
            return;
        } else if (groups == drawn.seen()[0]) {
            graph.addLayer(drawn.name(), OracleLayers.depthwise(drawn, drawn.number("channels") / groups), read);
            return;
        }
        int each = Math.toIntExact(drawn.seen()[0] / groups);
        String[] parts = new String[groups];
        for (int group = 0; group < groups; group++) {
            String channels = drawn.name() + "/channels" + group;
            parts[group] = drawn.name() + "/group" + group;
            graph.addVertex(channels, new PreprocessorVertex(new Channels(group * each, (group + 1) * each)), read);
            graph.addLayer(parts[group], OracleLayers.convolution(drawn, drawn.number("channels") / groups), channels);
        }
        graph.addVertex(drawn.name(), new MergeVertex(), parts);
    }

    /** Of one channel Deeplearning4j leaves the second step out, or fails: the two steps by themselves. */
    private void separable(Drawn drawn) {
        String read = drawn.reads().get(0);
        if (!drawn.readsMap() || drawn.seen()[0] > 1) {
            graph.addLayer(drawn.name(), OracleLayers.of(drawn), read);
            return;
        }
        graph.addLayer(drawn.name() + "/channels", OracleLayers.firstStep(drawn), read);
        graph.addLayer(drawn.name(), OracleLayers.secondStep(drawn), drawn.name() + "/channels");
    }

    /** Deeplearning4j has no output padding: all of the output, then cut or, where there is too little of it, padded. */
    private void transposed(Drawn drawn) {
        int[] more = drawn.pair("outputPadding", 0);
        int[] padding = drawn.pair("padding", 0);
        String read = drawn.reads().get(0);
        if (more[0] == 0 && more[1] == 0) {
            graph.addLayer(drawn.name(), OracleLayers.transposed(drawn, padding), read);
            return;
        }
        String whole = drawn.name() + "/whole";
        String longer = drawn.name() + "/longer";
        graph.addLayer(whole, OracleLayers.transposed(drawn, new int[2]), read);
        graph.addLayer(longer, new ZeroPaddingLayer(0, more[0], 0, more[1]), whole);
        graph.addLayer(
                drawn.name(), new Cropping2D.Builder(padding[0], padding[0], padding[1], padding[1]).build(), longer);
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
    static Windows[] roundsUp(Drawn drawn) {
        if (!drawn.roundsUp() || !drawn.readsMap()) {
            return new Windows[0];
        }
        Windows[] windows = DrawnShape.windows(drawn);
        boolean fits =
                windows.length == 2 && windows[0].count(drawn.seen()[1]) > 0 && windows[1].count(drawn.seen()[2]) > 0;
        return fits ? windows : new Windows[0];
    }
}
