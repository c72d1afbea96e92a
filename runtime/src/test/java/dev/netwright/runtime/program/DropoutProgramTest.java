package dev.netwright.runtime.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.runtime.acceleration.AcceleratedGraph;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** Masks follow from the seed and the step, and from nothing else. */
class DropoutProgramTest {
    private final INDArray x = Nd4j.rand(8, 6);
    private final INDArray y = Nd4j.rand(8, 3);

    private static AcceleratedGraph graph(long seed) {
        ComputationGraphConfiguration configuration = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Sgd(0.1))
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(InputType.feedForward(6))
                .addLayer(
                        "a",
                        new DenseLayer.Builder()
                                .nOut(20)
                                .activation(Activation.TANH)
                                .build(),
                        "in")
                .addLayer("drop", new DropoutLayer(0.5), "a")
                .addLayer(
                        "b",
                        new DenseLayer.Builder()
                                .nOut(3)
                                .dropOut(0.8)
                                .activation(Activation.IDENTITY)
                                .build(),
                        "drop")
                .addLayer(
                        "out",
                        new LossLayer.Builder(LossFunctions.LossFunction.MSE)
                                .activation(Activation.IDENTITY)
                                .build(),
                        "b")
                .setOutputs("out")
                .build();
        AcceleratedGraph graph = new AcceleratedGraph(configuration);
        graph.init();
        return graph;
    }

    private AcceleratedGraph trained(AcceleratedGraph graph, int steps) {
        for (int i = 0; i < steps; i++) {
            graph.fit(new INDArray[] {x}, new INDArray[] {y});
        }
        return graph;
    }

    @Test
    void theSameSeedDrawsTheSame() {
        INDArray first = trained(graph(5), 4).params();
        // Whatever is drawn elsewhere in between.
        Nd4j.rand(100);
        assertThat(trained(graph(5), 4).params()).isEqualTo(first);
    }

    @Test
    void anotherSeedDrawsOthers() {
        AcceleratedGraph one = graph(5);
        AcceleratedGraph other = graph(6);
        other.setParams(one.params().dup());
        assertThat(trained(other, 1).params()).isNotEqualTo(trained(one, 1).params());
    }

    @Test
    void eachStepDrawsOthers() {
        AcceleratedGraph graph = graph(5);
        INDArray before = graph.params().dup();
        trained(graph, 1);
        INDArray first = graph.params().sub(before);
        graph.params().assign(before);
        trained(graph, 1);
        assertThat(graph.params().sub(before)).isNotEqualTo(first);
    }

    @Test
    void aCopyGoesOnAsTheOriginalWouldHave() {
        AcceleratedGraph original = trained(graph(5), 2);
        AcceleratedGraph copy = original.clone();
        assertThat(trained(copy, 2).params()).isEqualTo(trained(original, 2).params());
    }
}
