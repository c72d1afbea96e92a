package dev.netwright.models.d2l;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.runtime.NetworkSettings;
import dev.netwright.runtime.acceleration.AcceleratedGraph;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** Whole networks, accelerated, against Deeplearning4j's own graph: predictions, and the gradient of one step. */
class AccelerationTest {

    private static final int BATCH = 4;
    private static final double TOLERANCE = 1e-5;
    private static final NetworkSettings SETTINGS = NetworkSettings.defaults().withUpdater(new Sgd(0.01));

    @BeforeEach
    void seed() {
        Nd4j.getRandom().setSeed(1);
    }

    @Test
    void leNet() {
        assertThat(gradients(twins(LeNetNetwork.configuration(SETTINGS)), 28)).isLessThan(TOLERANCE);
    }

    /**
     * With the mean in place of the maximum: which of two numbers a rounding apart is the larger one decides where a
     * gradient goes, in Deeplearning4j as here, and moves GoogLeNet's by up to 4e-4 from what double precision gives.
     */
    @Test
    void googLeNetOfMeans() {
        ComputationGraphConfiguration configuration = GoogLeNetNetwork.configuration(SETTINGS);
        configuration.getVertices().values().forEach(vertex -> {
            if (vertex instanceof LayerVertex of) {
                Layer layer = of.getLayerConf().getLayer();
                layer.setIDropout(null);
                if (layer instanceof SubsamplingLayer pool) {
                    pool.setPoolingType(PoolingType.AVG);
                }
            }
        });
        assertThat(gradients(twins(configuration), 96)).isLessThan(TOLERANCE);
    }

    @Test
    void googLeNetPredicts() {
        ComputationGraph[] twins = twins(GoogLeNetNetwork.configuration(SETTINGS));
        INDArray images = Nd4j.rand(DataType.FLOAT, BATCH, 1, 96, 96);
        assertThat(difference(twins[0].outputSingle(images.dup()), twins[1].outputSingle(images.dup())))
                .isLessThan(TOLERANCE);
    }

    /** Deeplearning4j's graph, and the accelerated one with the same weights. */
    private static ComputationGraph[] twins(ComputationGraphConfiguration configuration) {
        ComputationGraph plain = new ComputationGraph(configuration);
        plain.init();
        AcceleratedGraph accelerated = new AcceleratedGraph(configuration.clone());
        accelerated.init(plain.params().dup(), false);
        assertThat(accelerated.engine().uses()).anyMatch(use -> use.on() > 0);
        return new ComputationGraph[] {plain, accelerated};
    }

    private static double gradients(ComputationGraph[] twins, int side) {
        INDArray images = Nd4j.rand(DataType.FLOAT, BATCH, 1, side, side);
        INDArray labels = Nd4j.create(DataType.FLOAT, BATCH, 10);
        for (int i = 0; i < BATCH; i++) {
            labels.putScalar(i, i, 1);
        }
        for (ComputationGraph graph : twins) {
            graph.fit(new INDArray[] {images.dup()}, new INDArray[] {labels.dup()});
        }
        return difference(twins[0].getFlattenedGradients(), twins[1].getFlattenedGradients());
    }

    /** The largest difference, relative to the largest number. */
    private static double difference(INDArray expected, INDArray actual) {
        return expected.sub(actual).amaxNumber().doubleValue()
                / expected.amaxNumber().doubleValue();
    }
}
