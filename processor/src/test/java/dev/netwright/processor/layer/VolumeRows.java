package dev.netwright.processor.layer;

import java.util.List;

/** Rows of the layers over volumes. */
final class VolumeRows {
    private VolumeRows() {}

    static List<Row> all() {
        return List.of(
                Row.of(
                                "conv3d",
                                "2x4x5x6",
                                "@Conv3d(channels = 3, kernel = 2)",
                                "3x3x4x5",
                                "new Convolution3D.Builder(2, 2, 2).nIn(2).nOut(3).dataFormat(Convolution3D.DataFormat.NCDHW).activation(Activation.IDENTITY).build()")
                        .costs(3 * 16 + 3, 180 * 16),
                Row.of(
                                "conv3dAll",
                                "2x5x6x7",
                                "@Conv3d(channels = 2, kernel = {2, 3, 1}, stride = {1, 2, 3}, padding = {1, 1, 0}, dilation = {2, 1, 1}, bias = false, activation = TANH)",
                                "2x5x3x3",
                                "new Convolution3D.Builder(2, 3, 1).nIn(2).nOut(2).stride(1, 2, 3).padding(1, 1, 0).dilation(2, 1, 1).dataFormat(Convolution3D.DataFormat.NCDHW).hasBias(false).activation(Activation.TANH).build()")
                        .costs(2 * 12, 90 * 12),
                Row.of(
                        "max3d",
                        "2x5x4x6",
                        "@MaxPool3d(kernel = 2)",
                        "2x2x2x3",
                        "new Subsampling3DLayer.Builder(PoolingType.MAX).kernelSize(2, 2, 2).stride(2, 2, 2).convolutionMode(ConvolutionMode.Truncate).dataFormat(Convolution3D.DataFormat.NCDHW).build()"),
                Row.of(
                        "max3dAll",
                        "2x5x4x6",
                        "@MaxPool3d(kernel = {3, 2, 2}, stride = {2, 1, 2}, padding = {1, 0, 1})",
                        "2x3x3x4",
                        "new Subsampling3DLayer.Builder(PoolingType.MAX).kernelSize(3, 2, 2).stride(2, 1, 2).convolutionMode(ConvolutionMode.Truncate).padding(1, 0, 1).dataFormat(Convolution3D.DataFormat.NCDHW).build()"),
                Row.of(
                        "flattenVolume",
                        "2x3x2x4",
                        "@Flatten",
                        "48",
                        "new PreprocessorVertex(new Cnn3DToFeedForwardPreProcessor(3, 2, 4, 2, true))"),
                Row.of("volumeDropout", "2x3x2x4", "@Dropout(0.2)", "2x3x2x4", "new DropoutLayer.Builder(0.8).build()"),
                Row.of(
                        "volumeLeaky",
                        "2x3x2x4",
                        "@LeakyRelu",
                        "2x3x2x4",
                        "copy = new ScaleVertex(1)",
                        "new ActivationLayer.Builder().activation(new ActivationLReLU(0.01)).build()"),
                Row.of("volumeAdd", "1x3x2x4", "@Add", "1x3x2x4", "new ElementWiseVertex(ElementWiseVertex.Op.Add)")
                        .reading("1x3x2x4"));
    }
}
