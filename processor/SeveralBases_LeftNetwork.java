import dev.netwright.runtime.Architecture;
import dev.netwright.runtime.HeadKind;
import dev.netwright.runtime.NetworkBuilder;
import dev.netwright.runtime.NetworkLayer;
import dev.netwright.runtime.NetworkSettings;
import dev.netwright.runtime.TensorShape;
import dev.netwright.runtime.TrainableNetwork;
import java.nio.file.Path;
import javax.annotation.processing.Generated;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;

/**
 * The network that SeveralBases_Left declares.
 *
 * <pre>
 * layer  kind    reads  shape  parameters  multiply-adds
 * x      Input          16
 * y      Output  x      16
 * total                                 0              0
 * </pre>
 *
 * <p>Activations of one example take 128 bytes in training and 128 in inference.
 */
@Generated("dev.netwright.processor.NetworkProcessor")
final class SeveralBases_LeftNetwork extends TrainableNetwork {
    /**
     * Trainable parameters.
     */
    public static final long PARAMETERS = 0;

    /**
     * Parameters with the running statistics of batch normalisation, which are not trained.
     */
    public static final long TOTAL_PARAMETERS = 0;

    /**
     * Multiply-adds of convolutions and dense layers for one example.
     */
    public static final long MULTIPLY_ADDS = 0;

    /**
     * Bytes of float32 activations that training keeps for one example: every layer's output.
     */
    public static final long TRAINING_BYTES = 128;

    /**
     * Bytes of float32 activations alive at once for one example, each dropped after its last reader.
     */
    public static final long INFERENCE_BYTES = 128;

    /**
     * Of the architecture; a checkpoint carries it, and {@code load} checks it.
     */
    public static final String FINGERPRINT = "a492c88c85d7ca488663cf899e153b9b2609ad6f977ec6d644f4ab3305e0a553";

    /**
     * Changes with the declarations that this class was generated from.
     */
    public static final String DECLARED_BY = SeveralBases_LeftRecord.HASH;

    /**
     * {@code 16}
     */
    public static final TensorShape X_SHAPE = Layer.X.shape();

    /**
     * {@code 16}
     */
    public static final TensorShape Y_SHAPE = Layer.Y.shape();

    private static final Architecture ARCHITECTURE = Architecture.named("SeveralBases_Left", FINGERPRINT)
            .input(Layer.X)
            .head(HeadKind.FEATURES, Layer.Y)
            .build();

    private SeveralBases_LeftNetwork(ComputationGraph graph) {
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
    public static SeveralBases_LeftNetwork load(Path checkpoint) {
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
        graph.addLayer(Layer.Y.id(),
                new ActivationLayer.Builder().activation(Activation.IDENTITY).build(),
                Layer.X.id());
        graph.setOutputs(Layer.Y.id());
        return graph.build();
    }

    /**
     * Settings of a new network.
     */
    public static final class Builder extends NetworkBuilder<Builder, SeveralBases_LeftNetwork> {
        private Builder() {
            super(ARCHITECTURE);
        }

        @Override
        protected ComputationGraphConfiguration configuration(NetworkSettings settings) {
            return SeveralBases_LeftNetwork.configuration(settings);
        }

        @Override
        protected SeveralBases_LeftNetwork wrap(ComputationGraph graph) {
            return new SeveralBases_LeftNetwork(graph);
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

        Y("y", TensorShape.vector(16), 0);

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
