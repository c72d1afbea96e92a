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
 * The network that SeveralBases_Right declares.
 *
 * <pre>
 * layer  kind    reads  shape  parameters  multiply-adds
 * u      Input          8
 * v      Output  u      8
 * total                                 0              0
 * </pre>
 *
 * <p>Activations of one example take 64 bytes in training and 64 in inference.
 */
@Generated("dev.netwright.processor.NetworkProcessor")
final class SeveralBases_RightNetwork extends TrainableNetwork {
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
    public static final long TRAINING_BYTES = 64;

    /**
     * Bytes of float32 activations alive at once for one example, each dropped after its last reader.
     */
    public static final long INFERENCE_BYTES = 64;

    /**
     * Of the architecture; a checkpoint carries it, and {@code load} checks it.
     */
    public static final String FINGERPRINT = "15e92ce82015636f73aaf264ecbe82a7b9dde904f07da3acb7ac4b3b219a3292";

    /**
     * Changes with the declarations that this class was generated from.
     */
    public static final String DECLARED_BY = SeveralBases_RightRecord.HASH;

    /**
     * {@code 8}
     */
    public static final TensorShape U_SHAPE = Layer.U.shape();

    /**
     * {@code 8}
     */
    public static final TensorShape V_SHAPE = Layer.V.shape();

    private static final Architecture ARCHITECTURE = Architecture.named("SeveralBases_Right", FINGERPRINT)
            .input(Layer.U)
            .head(HeadKind.FEATURES, Layer.V)
            .build();

    private SeveralBases_RightNetwork(ComputationGraph graph) {
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
    public static SeveralBases_RightNetwork load(Path checkpoint) {
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
        graph.addInputs(Layer.U.id());
        graph.addLayer(Layer.V.id(),
                new ActivationLayer.Builder().activation(Activation.IDENTITY).build(),
                Layer.U.id());
        graph.setOutputs(Layer.V.id());
        return graph.build();
    }

    /**
     * Settings of a new network.
     */
    public static final class Builder extends NetworkBuilder<Builder, SeveralBases_RightNetwork> {
        private Builder() {
            super(ARCHITECTURE);
        }

        @Override
        protected ComputationGraphConfiguration configuration(NetworkSettings settings) {
            return SeveralBases_RightNetwork.configuration(settings);
        }

        @Override
        protected SeveralBases_RightNetwork wrap(ComputationGraph graph) {
            return new SeveralBases_RightNetwork(graph);
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
        U("u", TensorShape.vector(8), 0),

        V("v", TensorShape.vector(8), 0);

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
