package dev.netwright.processor.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Rows of the layers without a window, and of those that join several inputs. */
final class PointRows {
    private PointRows() {}

    static List<Row> plain() {
        return List.of(
                Row.of(
                                "dense",
                                "12",
                                "@Dense(units = 7)",
                                "7",
                                "new DenseLayer.Builder().nIn(12).nOut(7).activation(Activation.IDENTITY).build()")
                        .costs(91, 84),
                Row.of(
                                "denseNoBias",
                                "12",
                                "@Dense(units = 7, bias = false, activation = SIGMOID)",
                                "7",
                                "new DenseLayer.Builder().nIn(12).nOut(7).hasBias(false).activation(Activation.SIGMOID).build()")
                        .costs(84, 84),
                Row.of(
                                "denseSoftmax",
                                "3",
                                "@Dense(units = 2, activation = SOFTMAX)",
                                "2",
                                "new DenseLayer.Builder().nIn(3).nOut(2).activation(Activation.SOFTMAX).build()")
                        .costs(8, 6),
                Row.of(
                        "flatten",
                        "2x3x4",
                        "@Flatten",
                        "24",
                        "new PreprocessorVertex(new CnnToFeedForwardPreProcessor(3, 4, 2))"),
                Row.of("dropout", "2x3x4", "@Dropout(0.2)", "2x3x4", "new DropoutLayer.Builder(0.8).build()"),
                Row.of("dropoutVector", "9", "@Dropout(0.5)", "9", "new DropoutLayer.Builder(0.5).build()"),
                Row.of(
                        "dropoutNothing",
                        "9",
                        "@Dropout(0)",
                        "9",
                        "new ActivationLayer.Builder().activation(Activation.IDENTITY).build()"),
                Row.of(
                                "normMap",
                                "4x3x2",
                                "@BatchNorm",
                                "4x3x2",
                                "new BatchNormalization.Builder().nIn(4).nOut(4).decay(0.9).eps(1.0E-5).useLogStd(false).build()")
                        .costs(8, 0)
                        .keeps(8),
                Row.of(
                                "normVector",
                                "6",
                                "@BatchNorm(momentum = 0.25, epsilon = 1e-3)",
                                "6",
                                "new BatchNormalization.Builder().nIn(6).nOut(6).decay(0.75).eps(0.001).useLogStd(false).build()")
                        .costs(12, 0)
                        .keeps(12),
                Row.of(
                                "normActivated",
                                "4x3x2",
                                "@BatchNorm(activation = RELU)",
                                "4x3x2",
                                "norm = new BatchNormalization.Builder().nIn(4).nOut(4).decay(0.9).eps(1.0E-5).useLogStd(false).build()",
                                "new ActivationLayer.Builder().activation(Activation.RELU).build()")
                        .costs(8, 0)
                        .keeps(8),
                Row.of(
                        "responseNorm",
                        "7x3x3",
                        "@LocalResponseNorm",
                        "7x3x3",
                        "new LocalResponseNormalization.Builder().n(5).alpha(1.0E-4 / 5).beta(0.75).k(1.0).build()"),
                Row.of(
                        "responseNormFewChannels",
                        "2x3x3",
                        "@LocalResponseNorm",
                        "2x3x3",
                        "new LocalResponseNormalization.Builder().n(3).alpha(1.0E-4 / 5).beta(0.75).k(1.0).build()"),
                Row.of(
                        "responseNormMembers",
                        "7x3x3",
                        "@LocalResponseNorm(size = 3, alpha = 0.5, beta = 0.6, k = 2)",
                        "7x3x3",
                        "new LocalResponseNormalization.Builder().n(3).alpha(0.5 / 3).beta(0.6).k(2.0).build()"));
    }

    /** One for each activation by itself; Deeplearning4j spells them without underscores. */
    static List<Row> activations() {
        List<Row> rows = new ArrayList<>();
        for (dev.netwright.dsl.Activation activation : dev.netwright.dsl.Activation.values()) {
            String name = activation.name().replace("_", "");
            String shape = activation == dev.netwright.dsl.Activation.SOFTMAX ? "6" : "2x3x4";
            rows.add(Row.of(
                    "activate" + name.substring(0, 1) + name.substring(1).toLowerCase(Locale.ROOT),
                    shape,
                    "@Activate(" + activation + ")",
                    shape,
                    "copy = new ScaleVertex(1)",
                    "new ActivationLayer.Builder().activation(" + emitted(name) + ").build()"));
        }
        return rows;
    }

    private static String emitted(String name) {
        return switch (name) {
            case "GELU" -> "new Gelu()";
            case "MISH" -> "new Mish()";
            case "SOFTPLUS" -> "new Softplus()";
            case "SWISH" -> "new Swish()";
            default -> "Activation." + name;
        };
    }

    static List<Row> joins() {
        return List.of(
                Row.of("concatMaps", "2x5x4", "@Concat", "6x5x4", "new MergeVertex()")
                        .reading("3x5x4", "1x5x4"),
                Row.of("concatVectors", "2", "@Concat", "7", "new MergeVertex()")
                        .reading("5"),
                Row.of("addMaps", "2x5x4", "@Add", "2x5x4", "new ElementWiseVertex(ElementWiseVertex.Op.Add)")
                        .reading("2x5x4", "2x5x4"),
                Row.of(
                                "addActivated",
                                "6",
                                "@Add(activation = RELU)",
                                "6",
                                "sum = new ElementWiseVertex(ElementWiseVertex.Op.Add)",
                                "new ActivationLayer.Builder().activation(Activation.RELU).build()")
                        .reading("6"),
                Row.of("distance", "6", "@L2Distance", "1", "new L2Vertex()").reading("6"),
                Row.of("multiplyVectors", "6", "@Multiply", "6", "new ElementWiseVertex(ElementWiseVertex.Op.Product)")
                        .reading("6"),
                Row.of(
                                "multiplyActivated",
                                "2x3x3",
                                "@Multiply(activation = TANH)",
                                "2x3x3",
                                "product = new ElementWiseVertex(ElementWiseVertex.Op.Product)",
                                "new ActivationLayer.Builder().activation(Activation.TANH).build()")
                        .reading("2x3x3", "2x3x3"));
    }

    static List<Row> heads() {
        return List.of(
                head("softmaxVector", "4", "@SoftmaxOutput", "LossLayer", "SoftmaxCrossEntropy(1.0)", "SOFTMAX"),
                head("softmaxMap", "4x3x2", "@SoftmaxOutput", "CnnLossLayer", "SoftmaxCrossEntropy(1.0)", "SOFTMAX"),
                head(
                        "softmaxWeighted",
                        "3",
                        "@SoftmaxOutput(weight = 0.3, labels = {\"a\", \"b\", \"c\"})",
                        "LossLayer",
                        "SoftmaxCrossEntropy(0.3)",
                        "SOFTMAX"),
                head("sigmoidVector", "4", "@SigmoidOutput", "LossLayer", "SigmoidCrossEntropy(1.0)", "SIGMOID"),
                head(
                        "sigmoidMap",
                        "1x3x2",
                        "@SigmoidOutput(weight = 2, labels = \"edge\")",
                        "CnnLossLayer",
                        "SigmoidCrossEntropy(2.0)",
                        "SIGMOID"),
                head(
                        "regressionVector",
                        "2",
                        "@RegressionOutput(weight = 0.5)",
                        "LossLayer",
                        "MeanSquaredError(0.5)",
                        "IDENTITY"),
                head(
                        "regressionMap",
                        "2x3x3",
                        "@RegressionOutput",
                        "CnnLossLayer",
                        "MeanSquaredError(1.0)",
                        "IDENTITY"),
                Row.of(
                        "outputVector",
                        "5",
                        "@Output",
                        "5",
                        "new ActivationLayer.Builder().activation(Activation.IDENTITY).build()"),
                Row.of(
                        "outputMap",
                        "5x2x2",
                        "@Output",
                        "5x2x2",
                        "new ActivationLayer.Builder().activation(Activation.IDENTITY).build()"));
    }

    private static Row head(
            String name, String shape, String annotation, String layer, String loss, String activation) {
        String code = "new %s.Builder().lossFunction(new %s).activation(Activation.%s).build()"
                .formatted(layer, loss, activation);
        return Row.of(name, shape, annotation, shape, code);
    }

    static List<Row> all() {
        List<Row> rows = new ArrayList<>();
        for (List<Row> part : Arrays.asList(plain(), activations(), joins(), heads())) {
            rows.addAll(part);
        }
        return rows;
    }
}
