package dev.netwright.processor.layer;

import static org.assertj.core.api.Assertions.assertThat;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Values and gradients of the layers over sequences. */
class SequenceLayersTest extends LayerChecks {
    private static final String WORDS = "GWords";
    private static final String SEQUENCE = """
            @Input(features = 2, steps = 5) FeatureSequence x();
            @Conv1d(channels = 2, kernel = 1) FeatureSequence low();
            """;
    private static final String EMBEDDED = """
            @Input(features = 1, steps = 3) FeatureSequence words();
            @Embedding(vocabulary = 5, units = 3) FeatureSequence vectors();
            @Lstm(units = 2) FeatureSequence read();
            """;

    SequenceLayersTest() {
        super(2);
    }

    @Override
    void declare() {
        between("GConv", "@Conv1d(channels = 3, kernel = 2, stride = 2, padding = 1, dilation = 2, activation = TANH)");
        between("GMax", "@MaxPool1d(kernel = 3, stride = 2)");
        between("GLstm", "@Lstm(units = 2)");
        between("GBoth", "@Lstm(units = 2, bidirectional = true)");
        between("GLeaky", "@LeakyRelu(slope = 0.3)");
        between("GActivate", "@Activate(TANH)");
        pooled("GGlobalAverage", "@GlobalAvgPool1d");
        pooled("GGlobalMaximum", "@GlobalMaxPool1d");
        pooled("GLast", "@LastStep");
        networks.put("GJoined", SEQUENCE + """
                        @Lstm(units = 2) FeatureSequence left(FeatureSequence low);
                        @Multiply FeatureSequence product(FeatureSequence low, FeatureSequence left);
                        @Add(activation = TANH) FeatureSequence sum(FeatureSequence low, FeatureSequence product);
                        @Concat FeatureSequence both(FeatureSequence sum, FeatureSequence left);
                        @SoftmaxOutput FeatureSequence label();
                        """);
        networks.put("GWeighted", SEQUENCE + "@SoftmaxOutput(weight = 0.3) FeatureSequence label();");
        networks.put(WORDS, EMBEDDED + "@LastStep FeatureVector last();\n@SoftmaxOutput FeatureVector label();\n");
        networks.put("Vectors", EMBEDDED.replaceAll("(?s)@Lstm.*", "") + "@Output FeatureSequence out();\n");
    }

    private void between(String name, String layer) {
        networks.put(name, SEQUENCE + layer + """
                         FeatureSequence layer();
                        @Conv1d(channels = 3, kernel = 1) FeatureSequence logits();
                        @SoftmaxOutput FeatureSequence label();
                        """);
    }

    private void pooled(String name, String layer) {
        networks.put(name, SEQUENCE + layer + """
                         FeatureVector layer();
                        @Dense(units = 3) FeatureVector logits();
                        @SoftmaxOutput FeatureVector label();
                        """);
    }

    @Override
    INDArray batch(String network) {
        return network.equals(WORDS) ? indices() : Gradients.irregular(BATCH, 2, 5);
    }

    private static INDArray indices() {
        return Nd4j.createFromArray(new double[] {4, 0, 2, 2, 1, 3}).reshape(BATCH, 1, 3);
    }

    @Test
    void anEmbeddingLooksUpItsWeights() {
        ComputationGraph graph = graph("Vectors");
        INDArray indices = indices().castTo(DataType.FLOAT);
        INDArray weights = graph.getParam("vectors_W");
        INDArray vectors = graph.outputSingle(indices);
        assertThat(vectors.shape()).containsExactly(BATCH, 3, 3);
        for (int example = 0; example < BATCH; example++) {
            for (int step = 0; step < 3; step++) {
                assertThat(vectors.get(NDArrayIndex.point(example), NDArrayIndex.all(), NDArrayIndex.point(step)))
                        .isEqualTo(weights.getRow(indices.getInt(example, 0, step)));
            }
        }
    }

    /** A mask on the input says how long each example is, and the last step is its own. */
    @Test
    void aMaskedSequenceHasItsOwnLastStep() {
        ComputationGraph graph = graph("GLast");
        INDArray x = Tensors.pattern(DataType.FLOAT, 0, BATCH, 2, 5);
        INDArray whole = graph.outputSingle(x).dup();
        INDArray shorter = x.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(0, 3))
                .dup();
        INDArray cut = graph.outputSingle(shorter).dup();
        INDArray mask = Nd4j.createFromArray(new float[][] {{1, 1, 1, 0, 0}, {1, 1, 1, 1, 1}});
        INDArray masked = graph.output(false, new INDArray[] {x}, new INDArray[] {mask})[0];
        assertThat(masked.getRow(0).distance2(cut.getRow(0))).isLessThan(1e-5);
        assertThat(masked.getRow(1).distance2(whole.getRow(1))).isLessThan(1e-5);
        assertThat(whole.getRow(0).distance2(cut.getRow(0))).isGreaterThan(1e-3);
    }
}
