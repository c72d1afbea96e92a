package dev.netwright.processor.layer;

import static org.assertj.core.api.Assertions.assertThat;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Values and gradients of the layers over volumes. */
class VolumeLayersTest extends LayerChecks {
    private static final String VOLUME = """
            @Input(channels = 2, depth = 3, height = 4, width = 3) FeatureVolume x();
            @Conv3d(channels = 2, kernel = 1) FeatureVolume low();
            """;
    private static final String LABEL = """
            @Flatten FeatureVector flat();
            @Dense(units = 3) FeatureVector logits();
            @SoftmaxOutput FeatureVector label();
            """;

    VolumeLayersTest() {
        super(4);
    }

    @Override
    void declare() {
        between(
                "GConv",
                "@Conv3d(channels = 2, kernel = {2, 3, 1}, stride = {1, 2, 3}, padding = {1, 1, 0}, dilation = {2, 1, 1}, activation = TANH)");
        between("GConvNoBias", "@Conv3d(channels = 2, kernel = 2, bias = false)");
        between("GMax", "@MaxPool3d(kernel = {3, 2, 2}, stride = {2, 1, 2}, padding = {1, 0, 1})");
        between("GLeaky", "@LeakyRelu(slope = 0.3)");
        between("GActivate", "@Activate(TANH)");
        networks.put("Beside", VOLUME + LABEL + "@Output FeatureVolume seen(FeatureVolume low);\n");
        networks.put("GJoined", VOLUME + """
                        @Conv3d(channels = 2, kernel = 1, activation = TANH) FeatureVolume left(FeatureVolume low);
                        @Multiply FeatureVolume product(FeatureVolume low, FeatureVolume left);
                        @Add(activation = TANH) FeatureVolume sum(FeatureVolume low, FeatureVolume product);
                        """ + LABEL);
    }

    /** The layer stands between two that train, so that what it passes back is checked too. */
    private void between(String name, String layer) {
        networks.put(name, VOLUME + layer + " FeatureVolume layer();\n" + LABEL);
    }

    @Test
    void aPlainOutputBesideALossTrainsNothing() {
        ComputationGraph graph = graph("Beside");
        graph.setInputs(Tensors.pattern(DataType.FLOAT, 0, BATCH, 2, 3, 4, 3));
        INDArray label = Nd4j.eye(3).castTo(DataType.FLOAT).get(NDArrayIndex.interval(0, BATCH), NDArrayIndex.all());
        graph.setLabels(label, Nd4j.zeros(DataType.FLOAT, BATCH, 2, 3, 4, 3));
        graph.computeGradientAndScore();
        INDArray gradient = graph.gradient().gradient().dup();
        double score = graph.score();
        graph.setLabels(label, Nd4j.ones(DataType.FLOAT, BATCH, 2, 3, 4, 3));
        graph.computeGradientAndScore();
        assertThat(gradient.norm2Number().doubleValue()).isGreaterThan(1e-3);
        assertThat(graph.gradient().gradient()).isEqualTo(gradient);
        assertThat(graph.score()).isEqualTo(score);
    }

    @Override
    INDArray batch(String network) {
        return Gradients.irregular(BATCH, 2, 3, 4, 3);
    }
}
