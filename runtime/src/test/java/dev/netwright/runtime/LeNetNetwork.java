package dev.netwright.runtime;

import dev.netwright.runtime.loss.SoftmaxCrossEntropy;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;

/** What the processor generates for LeNet, written by hand: the contract between the two. */
final class LeNetNetwork extends TrainableNetwork {

    static final String FINGERPRINT = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private static final Architecture ARCHITECTURE = Architecture.named("LeNet", FINGERPRINT)
            .input(Layer.IMAGE)
            .head(HeadKind.SOFTMAX, Layer.DIGIT)
            .labels(Layer.DIGIT, "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
            .build();

    private LeNetNetwork(ComputationGraph graph) {
        super(ARCHITECTURE, graph);
    }

    @Override
    protected NetworkLayer[][] layerGroups() {
        return new NetworkLayer[][] {Layer.values()};
    }

    static ComputationGraphConfiguration configuration(NetworkSettings settings) {
        ComputationGraphConfiguration.GraphBuilder graph =
                settings.newConfiguration().graphBuilder();
        graph.addInputs(Layer.IMAGE.id());
        graph.addLayer(
                Layer.CONV1.id(),
                new ConvolutionLayer.Builder(5, 5)
                        .nIn(1)
                        .nOut(6)
                        .padding(2, 2)
                        .activation(Activation.SIGMOID)
                        .build(),
                Layer.IMAGE.id());
        graph.addLayer(Layer.POOL1.id(), averagePool(), Layer.CONV1.id());
        graph.addLayer(
                Layer.CONV2.id(),
                new ConvolutionLayer.Builder(5, 5)
                        .nIn(6)
                        .nOut(16)
                        .activation(Activation.SIGMOID)
                        .build(),
                Layer.POOL1.id());
        graph.addLayer(Layer.POOL2.id(), averagePool(), Layer.CONV2.id());
        graph.addVertex(
                Layer.FLAT.id(), new PreprocessorVertex(new CnnToFeedForwardPreProcessor(5, 5, 16)), Layer.POOL2.id());
        graph.addLayer(Layer.FC1.id(), dense(400, 120, Activation.SIGMOID), Layer.FLAT.id());
        graph.addLayer(Layer.FC2.id(), dense(120, 84, Activation.SIGMOID), Layer.FC1.id());
        graph.addLayer(Layer.LOGITS.id(), dense(84, 10, Activation.IDENTITY), Layer.FC2.id());
        graph.addLayer(
                Layer.DIGIT.id(),
                new LossLayer.Builder()
                        .lossFunction(new SoftmaxCrossEntropy(1))
                        .activation(Activation.SOFTMAX)
                        .build(),
                Layer.LOGITS.id());
        graph.setOutputs(Layer.DIGIT.id());
        return graph.build();
    }

    private static SubsamplingLayer averagePool() {
        return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG, new int[] {2, 2}, new int[] {2, 2})
                .build();
    }

    private static DenseLayer dense(int in, int out, Activation activation) {
        return new DenseLayer.Builder().nIn(in).nOut(out).activation(activation).build();
    }

    static Builder builder() {
        return new Builder();
    }

    static LeNetNetwork load(Path checkpoint) {
        return builder().load(checkpoint);
    }

    static final class Builder extends NetworkBuilder<Builder, LeNetNetwork> {
        private Builder() {
            super(ARCHITECTURE);
        }

        @Override
        protected ComputationGraphConfiguration configuration(NetworkSettings settings) {
            return LeNetNetwork.configuration(settings);
        }

        @Override
        protected LeNetNetwork wrap(ComputationGraph graph) {
            return new LeNetNetwork(graph);
        }

        @Override
        protected Builder self() {
            return this;
        }
    }

    enum Layer implements NetworkLayer {
        IMAGE("image", "Input", TensorShape.map(1, 28, 28), 0, 0),
        CONV1("conv1", "Conv2d", TensorShape.map(6, 28, 28), 156, 117_600),
        POOL1("pool1", "AvgPool2d", TensorShape.map(6, 14, 14), 0, 0),
        CONV2("conv2", "Conv2d", TensorShape.map(16, 10, 10), 2_416, 240_000),
        POOL2("pool2", "AvgPool2d", TensorShape.map(16, 5, 5), 0, 0),
        FLAT("flat", "Flatten", TensorShape.vector(400), 0, 0),
        FC1("fc1", "Dense", TensorShape.vector(120), 48_120, 48_000),
        FC2("fc2", "Dense", TensorShape.vector(84), 10_164, 10_080),
        LOGITS("logits", "Dense", TensorShape.vector(10), 850, 840),
        DIGIT("digit", "SoftmaxOutput", TensorShape.vector(10), 0, 0);

        private final LayerFacts facts;

        Layer(String id, String kind, TensorShape shape, long params, long multiplyAdds) {
            this.facts = new LayerFacts(id, kind, shape, params, multiplyAdds);
        }

        @Override
        public LayerFacts facts() {
            return facts;
        }
    }
}
