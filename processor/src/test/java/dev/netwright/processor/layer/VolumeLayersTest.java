package dev.netwright.processor.layer;

import org.nd4j.linalg.api.ndarray.INDArray;

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

    @Override
    INDArray batch(String network) {
        return Gradients.irregular(BATCH, 2, 3, 4, 3);
    }
}
