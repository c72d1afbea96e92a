import dev.netwright.runtime.Architecture;
import dev.netwright.runtime.HeadKind;
import dev.netwright.runtime.HeadLoss;
import dev.netwright.runtime.NetworkBuilder;
import dev.netwright.runtime.NetworkLayer;
import dev.netwright.runtime.NetworkSettings;
import dev.netwright.runtime.TensorShape;
import dev.netwright.runtime.TrainableNetwork;
import java.nio.file.Path;
import javax.annotation.processing.Generated;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;

/**
 * The network that Replaces_Base declares.
 *
 * <pre>
 * layer   kind           reads   shape  parameters  multiply-adds
 * x       Input                  16
 * hidden  Dense          x       8             136            128
 * logits  Dense          hidden  4              36             32
 * answer  SoftmaxOutput  logits  4
 * total                                        172            160
 * </pre>
 *
 * <p>Activations of one example take 128 bytes in training and 96 in inference.
 */
@Generated("dev.netwright.processor.NetworkProcessor")
final class Replaces_BaseNetwork extends TrainableNetwork {
    /**
     * Trainable parameters.
     */
    public static final long PARAMETERS = 172;

    /**
     * Parameters with the running statistics of batch normalisation, which are not trained.
     */
    public static final long TOTAL_PARAMETERS = 172;

    /**
     * Multiply-adds of convolutions and dense layers for one example.
     */
    public static final long MULTIPLY_ADDS = 160;

    /**
     * Bytes of float32 activations that training keeps for one example: every layer's output.
     */
    public static final long TRAINING_BYTES = 128;

    /**
     * Bytes of float32 activations alive at once for one example, each dropped after its last reader.
     */
    public static final long INFERENCE_BYTES = 96;

    /**
     * Of the architecture; a checkpoint carries it, and {@code load} checks it.
     */
    public static final String FINGERPRINT = "fca452db95549c772097da72eaa3ed8ff56f9005faa24e8acef0b0bdc40e4e63";

    /**
     * Changes with the declarations that this class was generated from.
     */
    public static final String DECLARED_BY = Replaces_BaseRecord.HASH;

    /**
     * {@code 16}
     */
    public static final TensorShape X_SHAPE = Layer.X.shape();

    /**
     * {@code 4}
     */
    public static final TensorShape ANSWER_SHAPE = Layer.ANSWER.shape();

    private static final Architecture ARCHITECTURE = Architecture.named("Replaces_Base", FINGERPRINT)
            .input(Layer.X)
            .head(HeadKind.SOFTMAX, Layer.ANSWER)
            .build();

    private Replaces_BaseNetwork(ComputationGraph graph) {
        super(ARCHITECTURE, graph);
    }

    /**
     * A network with fresh weights, once its settings are chosen.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The network that a checkpoint holds, with the default settings.
     */
    public static Replaces_BaseNetwork load(Path checkpoint) {
        return builder().load(checkpoint);
    }

    /**
     * The Deeplearning4j configuration, with the default settings.
     */
    public static ComputationGraphConfiguration configuration() {
        return configuration(NetworkSettings.defaults());
    }

    /**
     * The Deeplearning4j configuration: the settings, then every layer in declared order.
     */
    public static ComputationGraphConfiguration configuration(NetworkSettings settings) {
        ComputationGraphConfiguration.GraphBuilder graph = settings.newConfiguration().graphBuilder();
        graph.addInputs(Layer.X.id());
        graph.addLayer(Layer.HIDDEN.id(),
                new DenseLayer.Builder().nIn(16).nOut(8).activation(Activation.IDENTITY).build(),
                Layer.X.id());
        graph.addLayer(Layer.LOGITS.id(),
                new DenseLayer.Builder().nIn(8).nOut(4).activation(Activation.IDENTITY).build(),
                Layer.HIDDEN.id());
        graph.addLayer(Layer.ANSWER.id(),
                new LossLayer.Builder().lossFunction(HeadLoss.softmax(1.0, 4)).activation(Activation.SOFTMAX).build(),
                Layer.LOGITS.id());
        graph.setOutputs(Layer.ANSWER.id());
        return graph.build();
    }

    /**
     * Settings of a new network.
     */
    public static final class Builder extends NetworkBuilder<Builder, Replaces_BaseNetwork> {
        private Builder() {
            super(ARCHITECTURE);
        }

        @Override
        protected ComputationGraphConfiguration configuration(NetworkSettings settings) {
            return Replaces_BaseNetwork.configuration(settings);
        }

        @Override
        protected Replaces_BaseNetwork wrap(ComputationGraph graph) {
            return new Replaces_BaseNetwork(graph);
        }

        @Override
        protected Builder self() {
            return this;
        }
    }

    /**
     * The layers that the network names.
     */
    public enum Layer implements NetworkLayer {
        X("x", TensorShape.vector(16), 0),

        HIDDEN("hidden", TensorShape.vector(8), 136),

        LOGITS("logits", TensorShape.vector(4), 36),

        ANSWER("answer", TensorShape.vector(4), 0);

        private final String id;

        private final TensorShape shape;

        private final long params;

        Layer(String id, TensorShape shape, long params) {
            this.id = id;
            this.shape = shape;
            this.params = params;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public TensorShape shape() {
            return shape;
        }

        @Override
        public long params() {
            return params;
        }
    }
}
