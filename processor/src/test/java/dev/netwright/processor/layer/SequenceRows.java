package dev.netwright.processor.layer;

import java.util.List;

/** Rows of the layers over sequences. */
final class SequenceRows {
    private SequenceRows() {}

    static List<Row> all() {
        return List.of(
                Row.of(
                                "conv1d",
                                "3x9",
                                "@Conv1d(channels = 4, kernel = 3)",
                                "4x7",
                                "new Convolution1DLayer.Builder(3).nIn(3).nOut(4).rnnDataFormat(RNNFormat.NCW).activation(Activation.IDENTITY).build()")
                        .costs(4 * 9 + 4, 28 * 9),
                Row.of(
                                "conv1dAll",
                                "2x9",
                                "@Conv1d(channels = 3, kernel = 2, stride = 2, padding = 1, dilation = 3, bias = false, activation = RELU)",
                                "3x4",
                                "new Convolution1DLayer.Builder(2).nIn(2).nOut(3).stride(2).padding(1).dilation(3).rnnDataFormat(RNNFormat.NCW).hasBias(false).activation(Activation.RELU).build()")
                        .costs(3 * 4, 12 * 4),
                Row.of(
                        "max1d",
                        "3x9",
                        "@MaxPool1d(kernel = 2)",
                        "3x4",
                        "new Subsampling1DLayer.Builder(SubsamplingLayer.PoolingType.MAX).kernelSize(2).stride(2).build()"),
                Row.of(
                        "max1dStride",
                        "3x9",
                        "@MaxPool1d(kernel = 3, stride = 1)",
                        "3x7",
                        "new Subsampling1DLayer.Builder(SubsamplingLayer.PoolingType.MAX).kernelSize(3).stride(1).build()"),
                Row.of(
                        "globalAvg1d",
                        "3x5",
                        "@GlobalAvgPool1d",
                        "3",
                        "new GlobalPoolingLayer.Builder(PoolingType.AVG).build()"),
                Row.of(
                        "globalMax1d",
                        "3x5",
                        "@GlobalMaxPool1d",
                        "3",
                        "new GlobalPoolingLayer.Builder(PoolingType.MAX).build()"),
                Row.of(
                                "lstm",
                                "3x5",
                                "@Lstm(units = 4)",
                                "4x5",
                                "new LSTM.Builder().nIn(3).nOut(4).dataFormat(RNNFormat.NCW).gateActivationFunction(Activation.SIGMOID).activation(Activation.TANH).build()")
                        .costs(4 * 4 * (3 + 4 + 1), 5 * 4 * 4 * 7),
                Row.of(
                                "lstmBoth",
                                "3x5",
                                "@Lstm(units = 2, bidirectional = true)",
                                "4x5",
                                "new Bidirectional(Bidirectional.Mode.CONCAT, new LSTM.Builder().nIn(3).nOut(2).dataFormat(RNNFormat.NCW).gateActivationFunction(Activation.SIGMOID).activation(Activation.TANH).build())")
                        .costs(2 * 4 * 2 * (3 + 2 + 1), 5 * 2 * 4 * 2 * 5),
                Row.of(
                                "embedding",
                                "1x5",
                                "@Embedding(vocabulary = 7, units = 3)",
                                "3x5",
                                "new EmbeddingSequenceLayer.Builder().nIn(7).nOut(3).inputLength(5).build()")
                        .costs(7 * 3, 0),
                Row.of("lastStep", "3x5", "@LastStep", "3", "new LastTimeStepVertex(Layer.X0.id())"),
                Row.of("sequenceDropout", "3x5", "@Dropout(0.2)", "3x5", "new DropoutLayer.Builder(0.8).build()"),
                Row.of(
                        "sequenceActivate",
                        "3x5",
                        "@Activate(TANH)",
                        "3x5",
                        "copy = new ScaleVertex(1)",
                        "new ActivationLayer.Builder().activation(Activation.TANH).build()"),
                Row.of("sequenceConcat", "3x5", "@Concat", "5x5", "new MergeVertex()")
                        .reading("2x5"),
                Row.of("sequenceAdd", "3x5", "@Add", "3x5", "new ElementWiseVertex(ElementWiseVertex.Op.Add)")
                        .reading("3x5"),
                Row.of(
                                "sequenceMultiply",
                                "3x5",
                                "@Multiply",
                                "3x5",
                                "new ElementWiseVertex(ElementWiseVertex.Op.Product)")
                        .reading("3x5"),
                Row.of(
                        "sequenceSoftmax",
                        "3x5",
                        "@SoftmaxOutput",
                        "3x5",
                        "new RnnLossLayer.Builder().lossFunction(new SoftmaxCrossEntropy(1.0)).activation(Activation.SOFTMAX).build()"),
                Row.of(
                        "sequenceSigmoid",
                        "3x5",
                        "@SigmoidOutput(weight = 0.3)",
                        "3x5",
                        "new RnnLossLayer.Builder().lossFunction(new SigmoidCrossEntropy(0.3)).activation(Activation.SIGMOID).build()"),
                Row.of(
                        "sequenceRegression",
                        "3x5",
                        "@RegressionOutput",
                        "3x5",
                        "new RnnLossLayer.Builder().lossFunction(new MeanSquaredError(1.0)).activation(Activation.IDENTITY).build()"));
    }
}
