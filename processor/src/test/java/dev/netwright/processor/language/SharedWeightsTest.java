package dev.netwright.processor.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netwright.processor.Sources;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Weights shared by stacking: a siamese network. */
class SharedWeightsTest {
    private static final String SIAMESE = """
            @Network public interface Siamese {
                @Input(channels = 1, height = 6, width = 6)         FeatureMap left();
                @Input(channels = 1, height = 6, width = 6)         FeatureMap right();
                @Stack                                              FeatureMap both(FeatureMap left, FeatureMap right);
                @Conv2d(channels = 4, kernel = 3, activation = RELU) FeatureMap conv();
                @Flatten                                            FeatureVector flat();
                @Dense(units = 5)                                   FeatureVector code();
                @Unstack(0)                                         FeatureVector first(FeatureVector code);
                @Unstack(1)                                         FeatureVector second(FeatureVector code);
                @L2Distance                                         FeatureVector distance(FeatureVector first, FeatureVector second);
                @Output                                             FeatureVector codes(FeatureVector first);
                @Output                                             FeatureVector other(FeatureVector second);
                @Output                                             FeatureVector apart(FeatureVector distance);
            }
            """;

    @Test
    void bothBranchesHaveTheSameWeights() {
        Sources.Result result = Sources.declaring(SIAMESE).compile().succeeds();
        ComputationGraph graph = new ComputationGraph(new Generated(result, "Siamese").configuration());
        graph.init();
        INDArray left = Nd4j.rand(3, 1, 6, 6);
        INDArray right = Nd4j.rand(3, 1, 6, 6);

        INDArray[] outputs = graph.output(left, right);
        INDArray[] swapped = graph.output(right, left);

        assertThat(outputs[0]).isEqualTo(swapped[1]);
        assertThat(outputs[1]).isEqualTo(swapped[0]);
        INDArray expected = outputs[0].sub(outputs[1]).norm2(1);
        for (int example = 0; example < 3; example++) {
            assertThat(outputs[2].getDouble(example, 0)).isCloseTo(expected.getDouble(example), within(1e-5));
        }
        assertThat(graph.numParams()).isEqualTo(4 * 9 + 4 + 64 * 5 + 5);
    }

    @Test
    void aHeadOnAStackIsAnError() {
        Sources.Result result = Sources.declaring("""
                        @Network public interface Bad {
                            @Input(features = 3) FeatureVector left();
                            @Input(features = 3) FeatureVector right();
                            @Stack               FeatureVector both(FeatureVector left, FeatureVector right);
                            @Concat              FeatureVector mixed(FeatureVector left, FeatureVector both);
                            @Unstack(2)          FeatureVector third(FeatureVector both);
                            @SoftmaxOutput       FeatureVector y(FeatureVector both);
                            @Output              FeatureVector a(FeatureVector mixed);
                            @Output              FeatureVector b(FeatureVector third);
                        }
                        """).procOnly().compile();
        assertThat(result.errors().stream().map(error -> error.line() + " " + error.code()))
                .containsExactly("6 stacked-batches", "7 member-out-of-range", "8 stacked-batches");
    }
}
