package dev.netwright.processor.thirdparty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netwright.processor.Sources;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A layer that somebody else wrote: its annotation, its kind behind a service file, its Deeplearning4j class. */
class ThirdPartyLayerTest {
    private static final String NETWORK = """
            @Network public interface Capped {
                @Input(features = 3)                                             FeatureVector x();
                @dev.netwright.processor.thirdparty.SoftCap(limit = %s)          FeatureVector capped();
                @Output                                                          FeatureVector out();
            }
            """;

    @Test
    void isReadShapedAndEmittedLikeOneThatShips() throws ReflectiveOperationException {
        Sources.Result result =
                Sources.declaring(NETWORK.formatted("2")).compile().succeeds();
        assertThat(result.generated("CappedNetwork")).contains("new SoftCapActivation(2)");

        ComputationGraphConfiguration configuration = (ComputationGraphConfiguration)
                result.load("CappedNetwork").getMethod("configuration").invoke(null);
        ComputationGraph graph = new ComputationGraph(configuration);
        graph.init();
        INDArray output = graph.outputSingle(Nd4j.createFromArray(new float[][] {{-50, 0.5f, 50}}));

        assertThat(output.getDouble(0)).isCloseTo(-2, within(1e-5));
        assertThat(output.getDouble(1)).isCloseTo(2 * Math.tanh(0.25), within(1e-5));
        assertThat(output.getDouble(2)).isCloseTo(2, within(1e-5));
    }

    @Test
    void isFaultedLikeOneThatShips() {
        Sources.Result result =
                Sources.declaring(NETWORK.formatted("0")).procOnly().compile();
        assertThat(result.codes()).containsExactly("member-out-of-range");
        assertThat(result.errors().get(0).text()).contains("limit is 0, must be at least 1", "limit of at least 1");
    }
}
