package dev.netwright.processor.layer;

import java.util.List;

/** Rows of the layers with a window: convolutions, pools, padding. */
final class WindowRows {
    private WindowRows() {}

    static List<Row> convolutions() {
        return List.of(
                Row.of(
                                "conv",
                                "3x9x11",
                                "@Conv2d(channels = 6, kernel = 3)",
                                "6x7x9",
                                "new ConvolutionLayer.Builder(3, 3).nIn(3).nOut(6).activation(Activation.IDENTITY).build()")
                        .costs(6 * 27 + 6, 6 * 7 * 9 * 27),
                Row.of(
                                "convKernelStride",
                                "3x9x11",
                                "@Conv2d(channels = 6, kernel = {3, 5}, stride = 2)",
                                "6x4x4",
                                "new ConvolutionLayer.Builder(3, 5).nIn(3).nOut(6).stride(2, 2).activation(Activation.IDENTITY).build()")
                        .costs(6 * 45 + 6, 6 * 16 * 45),
                Row.of(
                                "convStridePair",
                                "2x9x12",
                                "@Conv2d(channels = 4, kernel = {2, 3}, stride = {1, 3})",
                                "4x8x4",
                                "new ConvolutionLayer.Builder(2, 3).nIn(2).nOut(4).stride(1, 3).activation(Activation.IDENTITY).build()")
                        .costs(4 * 12 + 4, 4 * 32 * 12),
                Row.of(
                                "convPadding",
                                "3x8x8",
                                "@Conv2d(channels = 5, kernel = {1, 7}, padding = {0, 3}, activation = RELU)",
                                "5x8x8",
                                "new ConvolutionLayer.Builder(1, 7).nIn(3).nOut(5).padding(0, 3).activation(Activation.RELU).build()")
                        .costs(5 * 21 + 5, 5 * 64 * 21),
                Row.of(
                                "convWidePadding",
                                "1x3x3",
                                "@Conv2d(channels = 2, kernel = 2, padding = 4)",
                                "2x10x10",
                                "new ConvolutionLayer.Builder(2, 2).nIn(1).nOut(2).padding(4, 4).activation(Activation.IDENTITY).build()")
                        .costs(2 * 4 + 2, 2 * 100 * 4),
                Row.of(
                                "convDilation",
                                "2x9x10",
                                "@Conv2d(channels = 3, kernel = 3, dilation = 2)",
                                "3x5x6",
                                "new ConvolutionLayer.Builder(3, 3).nIn(2).nOut(3).dilation(2, 2).activation(Activation.IDENTITY).build()")
                        .costs(3 * 18 + 3, 3 * 30 * 18),
                Row.of(
                                "convDilationPair",
                                "2x9x10",
                                "@Conv2d(channels = 3, kernel = {3, 2}, dilation = {1, 4}, padding = 1, stride = {2, 1})",
                                "3x5x8",
                                "new ConvolutionLayer.Builder(3, 2).nIn(2).nOut(3).stride(2, 1).padding(1, 1).dilation(1, 4).activation(Activation.IDENTITY).build()")
                        .costs(3 * 12 + 3, 3 * 40 * 12),
                Row.of(
                                "convNoBias",
                                "4x6x6",
                                "@Conv2d(channels = 8, kernel = 1, bias = false, activation = TANH)",
                                "8x6x6",
                                "new ConvolutionLayer.Builder(1, 1).nIn(4).nOut(8).hasBias(false).activation(Activation.TANH).build()")
                        .costs(32, 36 * 32),
                Row.of(
                                "convCeil",
                                "2x8x9",
                                "@Conv2d(channels = 3, kernel = 3, stride = 2, rounding = CEIL)",
                                "3x4x4",
                                "padding = new ZeroPaddingLayer.Builder(0, 1, 0, 0).build()",
                                "new ConvolutionLayer.Builder(3, 3).nIn(2).nOut(3).stride(2, 2).activation(Activation.IDENTITY).build()")
                        .costs(3 * 18 + 3, 3 * 16 * 18),
                Row.of(
                                "convCeilPadded",
                                "1x7x6",
                                "@Conv2d(channels = 2, kernel = {2, 3}, stride = {3, 2}, padding = {0, 1}, rounding = CEIL)",
                                "2x3x4",
                                "padding = new ZeroPaddingLayer.Builder(0, 1, 1, 2).build()",
                                "new ConvolutionLayer.Builder(2, 3).nIn(1).nOut(2).stride(3, 2).activation(Activation.IDENTITY).build()")
                        .costs(2 * 6 + 2, 2 * 12 * 6),
                Row.of(
                                "convCeilDilated",
                                "1x8x8",
                                "@Conv2d(channels = 1, kernel = 3, stride = 2, dilation = {2, 1}, rounding = CEIL)",
                                "1x3x4",
                                "padding = new ZeroPaddingLayer.Builder(0, 1, 0, 1).build()",
                                "new ConvolutionLayer.Builder(3, 3).nIn(1).nOut(1).stride(2, 2).dilation(2, 1).activation(Activation.IDENTITY).build()")
                        .costs(10, 12 * 9),
                Row.of(
                                "convCeilWindowDropped",
                                "1x5x5",
                                "@Conv2d(channels = 1, kernel = 1, stride = 3, rounding = CEIL)",
                                "1x2x2",
                                "new ConvolutionLayer.Builder(1, 1).nIn(1).nOut(1).stride(3, 3).activation(Activation.IDENTITY).build()")
                        .costs(2, 4));
    }

    static List<Row> depthwise() {
        return List.of(
                Row.of(
                                "depthwise",
                                "3x9x8",
                                "@DepthwiseConv2d(kernel = 3)",
                                "3x7x6",
                                "new DepthwiseConvolution2D.Builder(3, 3).nIn(3).nOut(3).depthMultiplier(1).activation(Activation.IDENTITY).build()")
                        .costs(3 * 9 + 3, 3 * 42 * 9),
                Row.of(
                                "depthwiseMembers",
                                "2x9x8",
                                "@DepthwiseConv2d(multiplier = 3, kernel = {3, 2}, stride = {2, 1}, padding = {1, 0}, dilation = {1, 2}, bias = false, activation = RELU)",
                                "6x5x6",
                                "new DepthwiseConvolution2D.Builder(3, 2).nIn(2).nOut(6).depthMultiplier(3).stride(2, 1).padding(1, 0).dilation(1, 2).hasBias(false).activation(Activation.RELU).build()")
                        .costs(6 * 6, 6 * 30 * 6),
                Row.of(
                                "depthwiseOfOne",
                                "1x4x5",
                                "@DepthwiseConv2d(multiplier = 2, kernel = {3, 2}, bias = false)",
                                "2x2x4",
                                "new ConvolutionLayer.Builder(3, 2).nIn(1).nOut(2).hasBias(false).activation(Activation.IDENTITY).build()")
                        .costs(2 * 6, 2 * 8 * 6));
    }

    static List<Row> maximumPools() {
        return List.of(
                Row.of(
                        "max",
                        "3x8x9",
                        "@MaxPool2d(kernel = 2)",
                        "3x4x4",
                        "new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(2, 2).stride(2, 2).build()"),
                Row.of(
                        "maxPairs",
                        "2x9x9",
                        "@MaxPool2d(kernel = {2, 3}, stride = {1, 2})",
                        "2x8x4",
                        "new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(2, 3).stride(1, 2).build()"),
                Row.of(
                        "maxPadded",
                        "2x7x7",
                        "@MaxPool2d(kernel = 3, stride = 2, padding = 1)",
                        "2x4x4",
                        "new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(3, 3).stride(2, 2).padding(1, 1).build()"),
                Row.of(
                        "maxPaddedPair",
                        "2x7x8",
                        "@MaxPool2d(kernel = {1, 4}, padding = {0, 2})",
                        "2x7x3",
                        "new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(1, 4).stride(1, 4).padding(0, 2).build()"),
                Row.of(
                        "maxCeil",
                        "2x8x8",
                        "@MaxPool2d(kernel = 3, stride = 2, rounding = CEIL)",
                        "2x4x4",
                        "pool = new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(3, 3).stride(2, 2).padding(2, 2).build()",
                        "new Cropping2D.Builder(1, 0, 1, 0).build()"),
                Row.of(
                        "maxCeilOneSide",
                        "2x9x8",
                        "@MaxPool2d(kernel = 3, stride = 2, rounding = CEIL)",
                        "2x4x4",
                        "pool = new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(3, 3).stride(2, 2).padding(0, 2).build()",
                        "new Cropping2D.Builder(0, 0, 1, 0).build()"),
                Row.of(
                        "maxCeilPadded",
                        "1x6x7",
                        "@MaxPool2d(kernel = 3, stride = 2, padding = 1, rounding = CEIL)",
                        "1x4x4",
                        "pool = new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(3, 3).stride(1, 2).padding(2, 1).build()",
                        "crop = new Cropping2D.Builder(1, 0, 0, 0).build()",
                        "new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(1, 1).stride(2, 1).build()"),
                Row.of(
                        "maxCeilBothLeftOver",
                        "2x6x16",
                        "@MaxPool2d(kernel = 2, stride = {5, 4}, rounding = CEIL)",
                        "2x2x4",
                        "pool = new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(2, 2).stride(1, 4).padding(1, 0).build()",
                        "crop = new Cropping2D.Builder(1, 0, 0, 0).build()",
                        "new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(1, 1).stride(5, 1).build()"),
                Row.of(
                        "maxCeilSkipping",
                        "1x6x6",
                        "@MaxPool2d(kernel = 2, stride = 5, rounding = CEIL)",
                        "1x2x2",
                        "pool = new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(2, 2).stride(1, 1).padding(1, 1).build()",
                        "crop = new Cropping2D.Builder(1, 0, 1, 0).build()",
                        "new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(1, 1).stride(5, 5).build()"),
                Row.of(
                        "maxCeilLarger",
                        "1x2x3",
                        "@MaxPool2d(kernel = 4, stride = 7, rounding = CEIL)",
                        "1x1x1",
                        "pool = new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(4, 4).stride(2, 1).padding(2, 1).build()",
                        "new Cropping2D.Builder(1, 0, 1, 0).build()"),
                Row.of(
                        "maxCeilFarStride",
                        "1x7x7",
                        "@MaxPool2d(kernel = 8, stride = 2147483647, rounding = CEIL)",
                        "1x1x1",
                        "pool = new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(8, 8).stride(1, 1).padding(1, 1).build()",
                        "new Cropping2D.Builder(1, 0, 1, 0).build()"),
                Row.of(
                        "maxCeilEven",
                        "2x8x8",
                        "@MaxPool2d(kernel = 2, rounding = CEIL)",
                        "2x4x4",
                        "new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(2, 2).stride(2, 2).build()"));
    }

    static List<Row> averagePools() {
        return List.of(
                Row.of(
                        "avg",
                        "3x8x9",
                        "@AvgPool2d(kernel = 2)",
                        "3x4x4",
                        "new SubsamplingLayer.Builder(PoolingType.AVG).kernelSize(2, 2).stride(2, 2).avgPoolIncludePadInDivisor(true).build()"),
                Row.of(
                        "avgPairs",
                        "2x9x9",
                        "@AvgPool2d(kernel = {2, 3}, stride = {1, 2})",
                        "2x8x4",
                        "new SubsamplingLayer.Builder(PoolingType.AVG).kernelSize(2, 3).stride(1, 2).avgPoolIncludePadInDivisor(true).build()"),
                Row.of(
                        "avgPadded",
                        "2x7x7",
                        "@AvgPool2d(kernel = 3, stride = 2, padding = 1)",
                        "2x4x4",
                        "new SubsamplingLayer.Builder(PoolingType.AVG).kernelSize(3, 3).stride(2, 2).padding(1, 1).avgPoolIncludePadInDivisor(true).build()"),
                Row.of(
                        "avgUncounted",
                        "2x7x7",
                        "@AvgPool2d(kernel = 3, stride = 2, padding = {1, 0}, countPadding = false)",
                        "2x4x3",
                        "new SubsamplingLayer.Builder(PoolingType.AVG).kernelSize(3, 3).stride(2, 2).padding(1, 0).avgPoolIncludePadInDivisor(false).build()"),
                Row.of(
                        "avgCeil",
                        "2x8x8",
                        "@AvgPool2d(kernel = 3, stride = 2, rounding = CEIL)",
                        "2x4x4",
                        "pool = new SubsamplingLayer.Builder(PoolingType.AVG).kernelSize(3, 3).stride(2, 2).padding(2, 2).avgPoolIncludePadInDivisor(false).build()",
                        "new Cropping2D.Builder(1, 0, 1, 0).build()"),
                Row.of(
                        "avgCeilEven",
                        "2x8x6",
                        "@AvgPool2d(kernel = 2, rounding = CEIL, countPadding = false)",
                        "2x4x3",
                        "new SubsamplingLayer.Builder(PoolingType.AVG).kernelSize(2, 2).stride(2, 2).avgPoolIncludePadInDivisor(false).build()"),
                Row.of(
                        "avgCeilPadded",
                        "1x6x6",
                        "@AvgPool2d(kernel = 3, stride = 2, padding = 1, rounding = CEIL)",
                        "1x4x4",
                        "padding = new ZeroPaddingLayer.Builder(1, 1, 1, 1).build()",
                        "pool = new SubsamplingLayer.Builder(PoolingType.AVG).kernelSize(3, 3).stride(2, 2).padding(2, 2).avgPoolIncludePadInDivisor(false).build()",
                        "new Cropping2D.Builder(1, 0, 1, 0).build()"),
                Row.of(
                        "avgCeilUncounted",
                        "3x28x28",
                        "@AvgPool2d(kernel = 5, stride = 4, padding = 1, countPadding = false, rounding = CEIL)",
                        "3x8x8",
                        "pool = new SubsamplingLayer.Builder(PoolingType.AVG).kernelSize(5, 5).stride(1, 1).padding(4, 4).avgPoolIncludePadInDivisor(false).build()",
                        "crop = new Cropping2D.Builder(3, 0, 3, 0).build()",
                        "new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(1, 1).stride(4, 4).build()"),
                Row.of(
                        "avgCeilEverySecond",
                        "1x7x7",
                        "@AvgPool2d(kernel = {5, 3}, stride = {4, 2}, padding = {2, 0}, countPadding = false, rounding = CEIL)",
                        "1x3x3",
                        "pool = new SubsamplingLayer.Builder(PoolingType.AVG).kernelSize(5, 3).stride(2, 2).padding(4, 0).avgPoolIncludePadInDivisor(false).build()",
                        "crop = new Cropping2D.Builder(1, 0, 0, 0).build()",
                        "new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(1, 1).stride(2, 1).build()"),
                Row.of(
                        "avgCeilBothLeftOver",
                        "2x6x16",
                        "@AvgPool2d(kernel = 2, stride = {5, 4}, rounding = CEIL, countPadding = false)",
                        "2x2x4",
                        "pool = new SubsamplingLayer.Builder(PoolingType.AVG).kernelSize(2, 2).stride(1, 4).padding(1, 0).avgPoolIncludePadInDivisor(false).build()",
                        "crop = new Cropping2D.Builder(1, 0, 0, 0).build()",
                        "new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(1, 1).stride(5, 1).build()"),
                Row.of(
                        "avgCeilSkipping",
                        "1x6x6",
                        "@AvgPool2d(kernel = 2, stride = 5, rounding = CEIL)",
                        "1x2x2",
                        "pool = new SubsamplingLayer.Builder(PoolingType.AVG).kernelSize(2, 2).stride(1, 1).padding(1, 1).avgPoolIncludePadInDivisor(false).build()",
                        "crop = new Cropping2D.Builder(1, 0, 1, 0).build()",
                        "new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(1, 1).stride(5, 5).build()"),
                Row.of(
                        "avgCeilTall",
                        "2x15x3",
                        "@AvgPool2d(kernel = {4, 1}, stride = 4, rounding = CEIL)",
                        "2x4x1",
                        "pool = new SubsamplingLayer.Builder(PoolingType.AVG).kernelSize(4, 1).stride(1, 4).padding(1, 0).avgPoolIncludePadInDivisor(false).build()",
                        "crop = new Cropping2D.Builder(1, 0, 0, 0).build()",
                        "new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(1, 1).stride(4, 1).build()"),
                Row.of(
                        "avgCeilLarger",
                        "1x2x3",
                        "@AvgPool2d(kernel = 4, stride = 7, rounding = CEIL)",
                        "1x1x1",
                        "pool = new SubsamplingLayer.Builder(PoolingType.AVG).kernelSize(4, 4).stride(2, 1).padding(2, 1).avgPoolIncludePadInDivisor(false).build()",
                        "new Cropping2D.Builder(1, 0, 1, 0).build()"),
                Row.of(
                        "globalAverage",
                        "5x4x3",
                        "@GlobalAvgPool2d",
                        "5",
                        "new GlobalPoolingLayer.Builder(PoolingType.AVG).build()"),
                Row.of(
                        "globalMaximum",
                        "5x4x3",
                        "@GlobalMaxPool2d",
                        "5",
                        "new GlobalPoolingLayer.Builder(PoolingType.MAX).build()"),
                Row.of(
                        "pad",
                        "2x3x4",
                        "@ZeroPad2d(top = 1, bottom = 2, left = 3, right = 4)",
                        "2x6x11",
                        "new ZeroPaddingLayer.Builder(1, 2, 3, 4).build()"),
                Row.of(
                        "padCorner",
                        "2x3x4",
                        "@ZeroPad2d(bottom = 1, right = 1)",
                        "2x4x5",
                        "new ZeroPaddingLayer.Builder(0, 1, 0, 1).build()"));
    }
}
