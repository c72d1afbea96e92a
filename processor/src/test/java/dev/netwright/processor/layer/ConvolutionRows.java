package dev.netwright.processor.layer;

import java.util.List;

/** Rows of the layers over maps beyond the plain convolution and the pools. */
final class ConvolutionRows {
    private ConvolutionRows() {}

    static List<Row> all() {
        return List.of(
                Row.of(
                                "groups",
                                "4x5x6",
                                "@Conv2d(channels = 6, kernel = 3, groups = 2)",
                                "6x3x4",
                                "channels0(x0) = new SubsetVertex(0, 1)",
                                "group0(channels0) = new ConvolutionLayer.Builder(3, 3).nIn(2).nOut(3).activation(Activation.IDENTITY).build()",
                                "channels1(x0) = new SubsetVertex(2, 3)",
                                "group1(channels1) = new ConvolutionLayer.Builder(3, 3).nIn(2).nOut(3).activation(Activation.IDENTITY).build()",
                                "(group0, group1) = new MergeVertex()")
                        .costs(6 * 2 * 9 + 6, 6 * 12 * 18),
                Row.of(
                                "groupsNoBias",
                                "6x3x3",
                                "@Conv2d(channels = 3, kernel = 1, groups = 3, bias = false, activation = RELU)",
                                "3x3x3",
                                "channels0(x0) = new SubsetVertex(0, 1)",
                                "group0(channels0) = new ConvolutionLayer.Builder(1, 1).nIn(2).nOut(1).hasBias(false).activation(Activation.RELU).build()",
                                "channels1(x0) = new SubsetVertex(2, 3)",
                                "group1(channels1) = new ConvolutionLayer.Builder(1, 1).nIn(2).nOut(1).hasBias(false).activation(Activation.RELU).build()",
                                "channels2(x0) = new SubsetVertex(4, 5)",
                                "group2(channels2) = new ConvolutionLayer.Builder(1, 1).nIn(2).nOut(1).hasBias(false).activation(Activation.RELU).build()",
                                "(group0, group1, group2) = new MergeVertex()")
                        .costs(3 * 2, 27 * 2),
                Row.of(
                                "groupsCeil",
                                "4x8x7",
                                "@Conv2d(channels = 4, kernel = 3, stride = 2, groups = 2, rounding = CEIL)",
                                "4x4x3",
                                "padding = new ZeroPaddingLayer.Builder(0, 1, 0, 0).build()",
                                "channels0(padding) = new SubsetVertex(0, 1)",
                                "group0(channels0) = new ConvolutionLayer.Builder(3, 3).nIn(2).nOut(2).stride(2, 2).activation(Activation.IDENTITY).build()",
                                "channels1(padding) = new SubsetVertex(2, 3)",
                                "group1(channels1) = new ConvolutionLayer.Builder(3, 3).nIn(2).nOut(2).stride(2, 2).activation(Activation.IDENTITY).build()",
                                "(group0, group1) = new MergeVertex()")
                        .costs(4 * 18 + 4, 4 * 12 * 18),
                Row.of(
                                "groupsDepthwise",
                                "3x5x6",
                                "@Conv2d(channels = 6, kernel = {3, 2}, groups = 3, padding = {1, 0})",
                                "6x5x5",
                                "new DepthwiseConvolution2D.Builder(3, 2).nIn(3).nOut(6).depthMultiplier(2).padding(1, 0).activation(Activation.IDENTITY).build()")
                        .costs(6 * 6 + 6, 6 * 25 * 6),
                Row.of(
                                "separable",
                                "3x5x6",
                                "@SeparableConv2d(channels = 4, kernel = 3)",
                                "4x3x4",
                                "new SeparableConvolution2D.Builder(3, 3).nIn(3).nOut(4).depthMultiplier(1).dataFormat(CNN2DFormat.NCHW).activation(Activation.IDENTITY).build()")
                        .costs(3 * 9 + 3 * 4 + 4, 12 * 39),
                Row.of(
                                "separableAll",
                                "2x7x8",
                                "@SeparableConv2d(channels = 3, multiplier = 2, kernel = {3, 2}, stride = {2, 1}, padding = {1, 0}, dilation = {1, 2}, bias = false, activation = TANH)",
                                "3x4x6",
                                "new SeparableConvolution2D.Builder(3, 2).nIn(2).nOut(3).depthMultiplier(2).stride(2, 1).padding(1, 0).dilation(1, 2).dataFormat(CNN2DFormat.NCHW).hasBias(false).activation(Activation.TANH).build()")
                        .costs(4 * 6 + 4 * 3, 24 * 36),
                Row.of(
                                "separableOfOne",
                                "1x5x6",
                                "@SeparableConv2d(channels = 3, multiplier = 2, kernel = 3, stride = 2, activation = TANH)",
                                "3x2x2",
                                "channels = new ConvolutionLayer.Builder(3, 3).nIn(1).nOut(2).stride(2, 2).hasBias(false).activation(Activation.IDENTITY).build()",
                                "new ConvolutionLayer.Builder(1, 1).nIn(2).nOut(3).activation(Activation.TANH).build()")
                        .costs(2 * 9 + 2 * 3 + 3, 4 * 24),
                Row.of(
                                "transpose",
                                "2x3x4",
                                "@ConvTranspose2d(channels = 3, kernel = 2, stride = 2)",
                                "3x6x8",
                                "new Deconvolution2D.Builder(2, 2).nIn(2).nOut(3).stride(2, 2).activation(Activation.IDENTITY).build()")
                        .costs(2 * 3 * 4 + 3, 12 * 24),
                Row.of(
                                "transposeAll",
                                "2x3x4",
                                "@ConvTranspose2d(channels = 3, kernel = {3, 2}, stride = {2, 1}, padding = {1, 0}, dilation = {1, 3}, bias = false, activation = RELU)",
                                "3x5x7",
                                "new Deconvolution2D.Builder(3, 2).nIn(2).nOut(3).stride(2, 1).padding(1, 0).dilation(1, 3).hasBias(false).activation(Activation.RELU).build()")
                        .costs(2 * 3 * 6, 12 * 36),
                Row.of(
                                "transposeOutputPadding",
                                "2x3x4",
                                "@ConvTranspose2d(channels = 2, kernel = 3, stride = 2, padding = 1, outputPadding = 1)",
                                "2x6x8",
                                "whole = new Deconvolution2D.Builder(3, 3).nIn(2).nOut(2).stride(2, 2).activation(Activation.IDENTITY).build()",
                                "new Cropping2D.Builder(1, 0, 1, 0).build()")
                        .costs(2 * 2 * 9 + 2, 12 * 36),
                Row.of(
                                "transposeLargeOutputPadding",
                                "1x2x3",
                                "@ConvTranspose2d(channels = 1, kernel = 2, stride = 3, outputPadding = {2, 0})",
                                "1x7x8",
                                "zeros = new ZeroPaddingLayer.Builder(0, 1, 0, 0).build()",
                                "whole = new Deconvolution2D.Builder(2, 2).nIn(1).nOut(1).stride(3, 3).activation(Activation.IDENTITY).build()",
                                "new Cropping2D.Builder(0, 1, 0, 0).build()")
                        .costs(5, 6 * 4),
                Row.of(
                        "upsample",
                        "3x2x3",
                        "@Upsample2d(size = 2)",
                        "3x4x6",
                        "new Upsampling2D.Builder().size(new int[] {2, 2}).build()"),
                Row.of(
                        "upsamplePair",
                        "2x2x3",
                        "@Upsample2d(size = {3, 1})",
                        "2x6x3",
                        "new Upsampling2D.Builder().size(new int[] {3, 1}).build()"),
                Row.of(
                        "crop",
                        "2x6x7",
                        "@Crop2d(top = 1, bottom = 2, left = 3, right = 0)",
                        "2x3x4",
                        "new Cropping2D.Builder(1, 2, 3, 0).build()"),
                Row.of(
                        "leaky",
                        "2x3x4",
                        "@LeakyRelu(slope = 0.2)",
                        "2x3x4",
                        "copy = new ScaleVertex(1)",
                        "new ActivationLayer.Builder().activation(new ActivationLReLU(0.2)).build()"),
                Row.of(
                        "leakyVector",
                        "5",
                        "@LeakyRelu",
                        "5",
                        "copy = new ScaleVertex(1)",
                        "new ActivationLayer.Builder().activation(new ActivationLReLU(0.01)).build()"),
                Row.of(
                                "preluVector",
                                "5",
                                "@Prelu(slope = 0.1)",
                                "5",
                                "copy = new ScaleVertex(1)",
                                "new PReLULayer.Builder().inputShape(5).weightInit(new ConstantDistribution(0.1)).build()")
                        .costs(5, 0),
                Row.of(
                                "preluOfOne",
                                "1x2x3",
                                "@Prelu(slope = 0.5)",
                                "1x2x3",
                                "negated = new ScaleVertex(-1)",
                                "overZero = new ActivationLayer.Builder().activation(Activation.RELU).build()",
                                "belowZero = new ScaleVertex(-1)",
                                "slopes = new ConvolutionLayer.Builder(1, 1).nIn(1).nOut(1).hasBias(false).weightInit(new ConstantDistribution(0.5)).activation(Activation.IDENTITY).build()",
                                "copy(x0) = new ScaleVertex(1)",
                                "aboveZero = new ActivationLayer.Builder().activation(Activation.RELU).build()",
                                "(aboveZero, slopes) = new ElementWiseVertex(ElementWiseVertex.Op.Add)")
                        .costs(1, 0),
                Row.of(
                                "prelu",
                                "3x4x5",
                                "@Prelu",
                                "3x4x5",
                                "negated = new ScaleVertex(-1)",
                                "overZero = new ActivationLayer.Builder().activation(Activation.RELU).build()",
                                "belowZero = new ScaleVertex(-1)",
                                "slopes = new DepthwiseConvolution2D.Builder(1, 1).nIn(3).nOut(3).depthMultiplier(1).hasBias(false).weightInit(new ConstantDistribution(0.25)).activation(Activation.IDENTITY).build()",
                                "copy(x0) = new ScaleVertex(1)",
                                "aboveZero = new ActivationLayer.Builder().activation(Activation.RELU).build()",
                                "(aboveZero, slopes) = new ElementWiseVertex(ElementWiseVertex.Op.Add)")
                        .costs(3, 0));
    }
}
