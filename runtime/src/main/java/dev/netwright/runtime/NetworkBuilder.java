package dev.netwright.runtime;

import dev.netwright.runtime.acceleration.AcceleratedGraph;
import dev.netwright.runtime.checkpoint.Checkpoint;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.IUpdater;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds a generated network, freshly initialised or from a checkpoint. A setting that is not given is as in
 * {@link NetworkSettings#defaults()}.
 *
 * @param <B> the generated builder
 * @param <N> the generated network
 */
public abstract class NetworkBuilder<B extends NetworkBuilder<B, N>, N extends TrainableNetwork> {

    private static final Logger LOG = LoggerFactory.getLogger(NetworkBuilder.class);

    private final Architecture architecture;
    private NetworkSettings settings = NetworkSettings.defaults();
    private final IUpdater usualUpdater = settings.updater();
    private boolean acceleration = true;

    /** For generated code. */
    protected NetworkBuilder(Architecture architecture) {
        this.architecture = architecture;
    }

    /** The configuration with these settings. */
    protected abstract ComputationGraphConfiguration configuration(NetworkSettings settings);

    /** The network around an initialised graph. */
    protected abstract N wrap(ComputationGraph graph);

    /** This builder. */
    protected abstract B self();

    /** Seeds the initial weights; 42 by default. */
    public B seed(long seed) {
        return settings(settings.withSeed(seed));
    }

    /** The optimiser; {@code Adam(1e-3)} by default. */
    public B updater(IUpdater updater) {
        return settings(settings.withUpdater(updater));
    }

    /** The type of weights and activations; {@code FLOAT} by default. */
    public B precision(DataType precision) {
        return settings(settings.withPrecision(precision));
    }

    /** How weights are initialised; {@code XAVIER_UNIFORM} by default. */
    public B weightInit(WeightInit weightInit) {
        return settings(settings.withWeightInit(weightInit));
    }

    /** The factor of {@code 0.5 * sum w^2} in the loss; 0 by default. */
    public B l2(double l2) {
        return settings(settings.withL2(l2));
    }

    /** The largest L2 norm of one layer's gradient; 0, the default, for no bound. */
    public B clipNorm(double clipNorm) {
        return settings(settings.withClipNorm(clipNorm));
    }

    /**
     * Whether to compute with faster layers where there are any, on the CPU; true by default, and off for a whole
     * program with {@code -Dnetwright.acceleration=off}. It changes results by rounding, and the masks that dropout draws; it is not part of a
     * checkpoint. {@link TrainableNetwork#engine()} says what is in use.
     */
    public B acceleration(boolean acceleration) {
        this.acceleration = acceleration;
        return self();
    }

    /** All settings at once. */
    public B settings(NetworkSettings settings) {
        this.settings = settings;
        return self();
    }

    /**
     * A network with fresh weights.
     *
     * @throws IllegalStateException if ND4J cannot start, as without its native library; the message says what to add
     */
    public N build() {
        NativeBackend.require();
        ComputationGraphConfiguration configuration = configuration(settings);
        boolean accelerated = acceleration && !"off".equals(System.getProperty("netwright.acceleration"));
        ComputationGraph graph =
                accelerated ? new AcceleratedGraph(configuration) : new ComputationGraph(configuration);
        graph.init();
        return wrap(graph);
    }

    /**
     * A network with the weights of a checkpoint, to predict with or to train. If the updater set here is the one that
     * the checkpoint was trained with, its state and all counters are loaded too, and training continues where it
     * stopped. With another updater only the weights are loaded, and training starts anew from them: this is logged in
     * one line, and {@link #resume} refuses it. Updaters are the same if all their fields are, including those of their
     * schedules. A lambda has no fields to compare: a schedule that holds one is never the same. Weights are converted
     * if the precision differs.
     *
     * @throws dev.netwright.runtime.checkpoint.CheckpointException if the file cannot be read, is cut short or altered,
     *     or is of another architecture
     */
    public N load(Path checkpoint) {
        N network = build();
        Checkpoint.Loaded loaded = Checkpoint.load(checkpoint, architecture, network.graph());
        network.restore(loaded.position());
        loaded.leftOut().ifPresent(line -> {
            if (settings.updater() == usualUpdater) {
                // Nobody named an updater: most likely the network is only to predict.
                LOG.info(line);
            } else {
                LOG.warn(line);
            }
        });
        return network;
    }

    /**
     * As {@link #load}, to continue the training of the checkpoint: updater state and counters are always loaded.
     *
     * @throws dev.netwright.runtime.checkpoint.CheckpointException also if the checkpoint was trained with another
     *     updater than the one set here; the message says which
     */
    public N resume(Path checkpoint) {
        N network = build();
        network.restore(Checkpoint.resume(checkpoint, architecture, network.graph()));
        return network;
    }
}
