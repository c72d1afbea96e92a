package dev.netwright.processor.layer;

import static org.assertj.core.api.Assertions.assertThat;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Values and gradients of the layers over maps beyond the plain convolution and the pools. */
class ConvolutionLayersTest extends LayerChecks {
    ConvolutionLayersTest() {
        super(1, 3);
    }

    @Override
    void declare() {
        between(
                "GDepthwise",
                "@DepthwiseConv2d(multiplier = 2, kernel = {3, 2}, stride = {2, 1}, padding = 1, dilation = {1, 2}, activation = TANH)");
        between("GGroups", "@Conv2d(channels = 6, kernel = 3, groups = 2, activation = TANH)");
        between("GGroupsCeil", "@Conv2d(channels = 2, kernel = 3, stride = 2, groups = 2, rounding = CEIL)");
        between("GGroupsDepthwise", "@Conv2d(channels = 8, kernel = 2, groups = 4, bias = false)");
        between(
                "GSeparable",
                "@SeparableConv2d(channels = 3, multiplier = 2, kernel = {3, 2}, stride = {2, 1}, padding = 1, dilation = {1, 2}, activation = TANH)");
        between("GSeparableNoBias", "@SeparableConv2d(channels = 2, kernel = 3, bias = false)");
        ofOne("GDepthwiseOfOne", "@DepthwiseConv2d(kernel = 1)");
        ofOne("GSeparableOfOne", "@SeparableConv2d(channels = 3, kernel = 2, activation = TANH)");
        ofOne("GSeparableOfOneAsMany", "@SeparableConv2d(channels = 2, multiplier = 2, kernel = 1, bias = false)");
        ofOne("GPreluOfOne", "@Prelu");
        between(
                "GTranspose",
                "@ConvTranspose2d(channels = 2, kernel = {3, 2}, stride = {2, 1}, padding = {1, 0}, dilation = {1, 2}, activation = TANH)");
        between(
                "GTransposeKeeps",
                "@ConvTranspose2d(channels = 2, kernel = 3, stride = 2, padding = 1, outputPadding = 1)");
        between(
                "GTransposeKeepsMore",
                "@ConvTranspose2d(channels = 1, kernel = 2, stride = 3, outputPadding = 2, bias = false)");
        between("GUpsample", "@Upsample2d(size = {2, 1})");
        between("GCrop", "@Crop2d(top = 1, left = 2, right = 1)");
        between("GLeaky", "@LeakyRelu(slope = 0.3)");
        between("GPrelu", "@Prelu");
        networks.put("GPreluVector", """
                @Input(channels = 2, height = 4, width = 4) FeatureMap x();
                @Flatten FeatureVector flat();
                @Dense(units = 4) FeatureVector low();
                @Prelu FeatureVector layer();
                @Dense(units = 3) FeatureVector logits();
                @SoftmaxOutput FeatureVector label();
                """);
        networks.put("Cropped", """
                @Input(channels = 2, height = 4, width = 4) FeatureMap x();
                @Crop2d(top = 1, left = 1) FeatureMap part();
                @Activate(TANH) FeatureMap squashed();
                @Output FeatureMap out();
                @Prelu(slope = 0.5) FeatureMap bent(FeatureMap x);
                @LeakyRelu(slope = 0.5) FeatureMap leaking(FeatureMap x);
                @Add FeatureMap both(FeatureMap bent, FeatureMap leaking);
                @Output FeatureMap other();
                """);
    }

    /** Deeplearning4j's classes fail on one channel. */
    private void ofOne(String name, String layer) {
        between(name, "@Conv2d(channels = 1, kernel = 2) FeatureMap one();\n    " + layer);
    }

    /** The layer stands between two that train, so that what it passes back is checked too. */
    private void between(String name, String layer) {
        networks.put(name, """
                @Input(channels = 2, height = 4, width = 4) FeatureMap x();
                @Conv2d(channels = 4, kernel = 1) FeatureMap low();
                %s FeatureMap layer();
                @Flatten FeatureVector flat();
                @Dense(units = 3) FeatureVector logits();
                @SoftmaxOutput FeatureVector label();
                """.formatted(layer));
    }

    @Override
    INDArray batch(String network) {
        return Gradients.irregular(BATCH, 2, 4, 4);
    }

    /** A crop is a view of its input, and an ActivationLayer overwrites what it reads: neither may show. */
    @Test
    void whatIsCroppedOrBentStaysAsItWas() {
        ComputationGraph graph = graph("Cropped");
        INDArray input = Tensors.pattern(DataType.FLOAT, 0, BATCH, 2, 4, 4);
        INDArray expected = input.dup();
        INDArray below = expected.lt(0).castTo(DataType.FLOAT).mul(expected);
        INDArray both = expected.mul(2).sub(below);
        assertThat(graph.output(input)[1].distance2(both)).isLessThan(1e-5);
        assertThat(input).isEqualTo(expected);
    }
}
