package dev.netwright.processor.differential;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.distribution.ConstantDistribution;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Cnn3DLossLayer;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.Subsampling3DLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Deeplearning4j's layers for drawn ones, without the sizes of their inputs where it can infer them. */
final class OracleLayers {
    private OracleLayers() {}

    static Layer of(Drawn drawn) {
        return switch (drawn.kind()) {
            case "MaxPool2d" -> pool(drawn, PoolingType.MAX);
            case "AvgPool2d" -> pool(drawn, PoolingType.AVG);
            case "DepthwiseConv2d" -> depthwise(drawn, drawn.number("multiplier", 1));
            case "SeparableConv2d" -> separable(drawn);
            case "Conv1d" -> convolution1d(drawn);
            case "MaxPool1d" -> pool1d(drawn);
            case "Conv3d" -> convolution3d(drawn);
            case "MaxPool3d" -> pool3d(drawn);
            case "ZeroPad2d" -> {
                int[] sides = DrawnShape.sides(drawn);
                yield new ZeroPaddingLayer(sides[0], sides[1], sides[2], sides[3]);
            }
            case "Crop2d" -> {
                int[] sides = DrawnShape.sides(drawn);
                yield new Cropping2D.Builder(sides[0], sides[1], sides[2], sides[3]).build();
            }
            case "Upsample2d" ->
                new Upsampling2D.Builder().size(drawn.pair("size", 1)).build();
            default -> point(drawn);
        };
    }

    /** Layers that look at one place at a time. */
    private static Layer point(Drawn drawn) {
        return switch (drawn.kind()) {
            case "Dense" ->
                new DenseLayer.Builder()
                        .nOut(drawn.number("units"))
                        .hasBias(drawn.flag("bias", true))
                        .activation(function(drawn, "activation"))
                        .build();
            case "Dropout" ->
                drawn.decimal("value", 0) == 0
                        ? new ActivationLayer(Activation.IDENTITY)
                        : new DropoutLayer(1 - drawn.decimal("value", 0));
            case "BatchNorm" ->
                new BatchNormalization.Builder()
                        .decay(1 - drawn.decimal("momentum", 0.1))
                        .eps(drawn.decimal("epsilon", 1e-5))
                        .useLogStd(false)
                        .build();
            case "Activate" -> activation(drawn, "value");
            case "LeakyRelu" -> new ActivationLayer(new ActivationLReLU(drawn.decimal("slope", 0.01)));
            case "Prelu" -> prelu(drawn);
            case "GlobalAvgPool2d", "GlobalAvgPool1d" -> new GlobalPoolingLayer(PoolingType.AVG);
            case "GlobalMaxPool2d", "GlobalMaxPool1d" -> new GlobalPoolingLayer(PoolingType.MAX);
            case "Lstm" -> {
                Layer lstm = new LSTM.Builder()
                        .nOut(drawn.number("units"))
                        .activation(Activation.TANH)
                        .build();
                yield drawn.flag("bidirectional", false) ? new Bidirectional(Bidirectional.Mode.CONCAT, lstm) : lstm;
            }
            case "Embedding" ->
                new EmbeddingSequenceLayer.Builder()
                        .nIn(drawn.number("vocabulary"))
                        .nOut(drawn.number("units"))
                        .inputLength((int) drawn.seen()[drawn.seen().length - 1])
                        .build();
            case "LocalResponseNorm" -> {
                long size = drawn.number("size", 5);
                // Deeplearning4j fails where the window reaches beyond all channels; what lies beyond adds nothing.
                long reach = Math.min(size, 2 * drawn.seen()[0] - 1);
                yield new LocalResponseNormalization.Builder(
                                drawn.decimal("k", 1),
                                size % 2 == 0 ? size : reach,
                                drawn.decimal("alpha", 1e-4) / size,
                                drawn.decimal("beta", 0.75))
                        .build();
            }
            default -> head(drawn);
        };
    }

    private static Layer head(Drawn drawn) {
        return switch (drawn.kind()) {
            case "SoftmaxOutput" -> loss(drawn, LossFunction.MCXENT, Activation.SOFTMAX);
            case "SigmoidOutput" -> loss(drawn, LossFunction.XENT, Activation.SIGMOID);
            case "RegressionOutput" -> loss(drawn, LossFunction.MSE, Activation.IDENTITY);
            case "Output" -> new ActivationLayer(Activation.IDENTITY);
            default -> throw new AssertionError("no such layer: " + drawn);
        };
    }

    private static Layer loss(Drawn drawn, LossFunction loss, Activation activation) {
        return switch (drawn.seen().length) {
            case 2 -> new RnnLossLayer.Builder(loss).activation(activation).build();
            case 3 -> new CnnLossLayer.Builder(loss).activation(activation).build();
            case 4 ->
                new Cnn3DLossLayer.Builder(Convolution3D.DataFormat.NCDHW)
                        .lossFunction(loss)
                        .activation(activation)
                        .build();
            default -> new LossLayer.Builder(loss).activation(activation).build();
        };
    }

    private static Activation function(Drawn drawn, String member) {
        String name = (String) drawn.members().getOrDefault(member, "IDENTITY");
        return Activation.valueOf(name.replace("_", "").toUpperCase(Locale.ROOT));
    }

    static Layer activation(Drawn drawn, String member) {
        return new ActivationLayer(function(drawn, member));
    }

    /** One slope a channel: shared over all places, the axes of which are counted from the batch's. */
    private static Layer prelu(Drawn drawn) {
        // Deeplearning4j writes the shape of the slopes over the array that it is given.
        PReLULayer.Builder builder = new PReLULayer.Builder()
                .inputShape(drawn.seen().clone())
                .weightInit(new ConstantDistribution(drawn.decimal("slope", 0.25)));
        if (!drawn.readsVector()) {
            builder.sharedAxes(LongStream.rangeClosed(2, drawn.seen().length).toArray());
        }
        return builder.build();
    }

    /** Whether the groups divide what comes in and what comes out. */
    static boolean divide(Drawn drawn) {
        int groups = drawn.number("groups", 1);
        return drawn.seen()[0] % groups == 0 && drawn.number("channels") % groups == 0;
    }

    private static int[] padding(Drawn drawn) {
        return Oracle.roundsUp(drawn).length == 0 ? drawn.pair("padding", 0) : new int[] {0, 0};
    }

    static Layer convolution(Drawn drawn, int channels) {
        return new ConvolutionLayer.Builder(drawn.pair("kernel", 1))
                .stride(drawn.pair("stride", 1))
                .padding(padding(drawn))
                .dilation(drawn.pair("dilation", 1))
                .nOut(channels)
                .hasBias(drawn.flag("bias", true))
                .activation(function(drawn, "activation"))
                .build();
    }

    /** A depthwise convolution of one channel is a convolution; Deeplearning4j's fails on it when it trains. */
    static Layer depthwise(Drawn drawn, int multiplier) {
        if (drawn.seen()[0] == 1) {
            return convolution(drawn, multiplier);
        }
        return new DepthwiseConvolution2D.Builder(drawn.pair("kernel", 1))
                .stride(drawn.pair("stride", 1))
                .padding(padding(drawn))
                .dilation(drawn.pair("dilation", 1))
                .depthMultiplier(multiplier)
                .hasBias(drawn.flag("bias", true))
                .activation(function(drawn, "activation"))
                .build();
    }

    private static Layer separable(Drawn drawn) {
        return new SeparableConvolution2D.Builder(drawn.pair("kernel", 1))
                .stride(drawn.pair("stride", 1))
                .padding(drawn.pair("padding", 0))
                .dilation(drawn.pair("dilation", 1))
                .depthMultiplier(drawn.number("multiplier", 1))
                .nOut(drawn.number("channels"))
                .dataFormat(CNN2DFormat.NCHW)
                .hasBias(drawn.flag("bias", true))
                .activation(function(drawn, "activation"))
                .build();
    }

    /** Of a separable convolution, that of each channel by itself. */
    static Layer firstStep(Drawn drawn) {
        return new ConvolutionLayer.Builder(drawn.pair("kernel", 1))
                .stride(drawn.pair("stride", 1))
                .padding(drawn.pair("padding", 0))
                .dilation(drawn.pair("dilation", 1))
                .nOut(drawn.number("multiplier", 1))
                .hasBias(false)
                .activation(Activation.IDENTITY)
                .build();
    }

    /** Of a separable convolution, the one that mixes the channels. */
    static Layer secondStep(Drawn drawn) {
        return new ConvolutionLayer.Builder(1, 1)
                .nOut(drawn.number("channels"))
                .hasBias(drawn.flag("bias", true))
                .activation(function(drawn, "activation"))
                .build();
    }

    static Layer transposed(Drawn drawn, int[] padding) {
        return new Deconvolution2D.Builder(drawn.pair("kernel", 1))
                .stride(drawn.pair("stride", 1))
                .padding(padding)
                .dilation(drawn.pair("dilation", 1))
                .nOut(drawn.number("channels"))
                .hasBias(drawn.flag("bias", true))
                .activation(function(drawn, "activation"))
                .build();
    }

    private static Layer convolution1d(Drawn drawn) {
        return new Convolution1DLayer.Builder(drawn.number("kernel"))
                .stride(drawn.number("stride", 1))
                .padding(drawn.number("padding", 0))
                .dilation(drawn.number("dilation", 1))
                .nOut(drawn.number("channels"))
                .hasBias(drawn.flag("bias", true))
                .activation(function(drawn, "activation"))
                .build();
    }

    private static Layer convolution3d(Drawn drawn) {
        return new Convolution3D.Builder(drawn.triple("kernel", 1))
                .stride(drawn.triple("stride", 1))
                .padding(drawn.triple("padding", 0))
                .dilation(drawn.triple("dilation", 1))
                .dataFormat(Convolution3D.DataFormat.NCDHW)
                .nOut(drawn.number("channels"))
                .hasBias(drawn.flag("bias", true))
                .activation(function(drawn, "activation"))
                .build();
    }

    private static Layer pool(Drawn drawn, PoolingType type) {
        int[] kernel = drawn.pair("kernel", 1);
        return new SubsamplingLayer.Builder(type)
                .kernelSize(kernel)
                .stride(drawn.isGiven("stride") ? drawn.pair("stride", 1) : Arrays.copyOf(kernel, 2))
                .padding(padding(drawn))
                .avgPoolIncludePadInDivisor(drawn.flag("countPadding", true))
                .build();
    }

    private static Layer pool1d(Drawn drawn) {
        return new Subsampling1DLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                .kernelSize(drawn.number("kernel"))
                .stride(drawn.number("stride", drawn.number("kernel")))
                .build();
    }

    private static Layer pool3d(Drawn drawn) {
        int[] kernel = drawn.triple("kernel", 1);
        return new Subsampling3DLayer.Builder(PoolingType.MAX)
                .kernelSize(kernel)
                .stride(drawn.isGiven("stride") ? drawn.triple("stride", 1) : kernel)
                .padding(drawn.triple("padding", 0))
                .convolutionMode(ConvolutionMode.Truncate)
                .dataFormat(Convolution3D.DataFormat.NCDHW)
                .build();
    }
}
