package dev.netwright.runtime.operations;

import static dev.netwright.runtime.operations.HandBuilt.assertObstacles;
import static dev.netwright.runtime.operations.HandBuilt.graph;
import static dev.netwright.runtime.operations.HandBuilt.node;
import static dev.netwright.runtime.operations.HandBuilt.out;
import static dev.netwright.runtime.operations.HandBuilt.parameter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.engine.graph.Graph;
import dev.netwright.engine.graph.Node;
import dev.netwright.runtime.FixtureNetwork;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** Heads as losses on logits and labels. */
class ImportedHeadTest {

    @Test
    void headsOfNetworksHaveTheirLosses() {
        GraphImport training =
                GraphImport.training(FixtureNetwork.manyHeads().build().graph());
        assertThat(training.heads())
                .containsExactlyInAnyOrder(
                        new ImportedHead("aux", "auxLogits", "aux:labels", "aux:loss"),
                        new ImportedHead("class", "logits", "class:labels", "class:loss"),
                        new ImportedHead("value", "values", "value:labels", "value:loss"));
        Graph graph = training.graph();
        assertThat(graph.inputs()).containsExactlyInAnyOrder("point", "aux:labels", "class:labels", "value:labels");
        assertThat(graph.outputs()).containsExactlyInAnyOrder("aux:loss", "class:loss", "value:loss");
        assertThat(graph.writer("aux:loss").orElseThrow().toString()).isEqualTo("aux:loss (SoftmaxCrossEntropy)");
        assertThat(graph.writer("aux:loss").orElseThrow().attributes().decimalOr("weight", 1))
                .isEqualTo(0.3f);
        assertThat(graph.writer("value:loss").orElseThrow().toString()).isEqualTo("value:loss (SquaredError)");
        assertThat(graph.writer("value:loss").orElseThrow().attributes().decimalOr("weight", 1))
                .isEqualTo(2);
        assertThat(graph.sorted())
                .extracting(Node::operation)
                .as("without the activations of the heads")
                .doesNotContain("Softmax");
        assertThat(graph.writer(training.activations().get("class"))
                        .orElseThrow()
                        .operation())
                .isEqualTo("Softmax");

        GraphImport tags = GraphImport.training(FixtureNetwork.tags().build().graph());
        assertThat(node(tags.graph(), "SigmoidCrossEntropy").inputs()).containsExactly("logits", "class:labels");
        Graph pixels =
                GraphImport.training(FixtureNetwork.perPixel().build().graph()).graph();
        assertThat(node(pixels, "SoftmaxCrossEntropy").inputs()).containsExactly("conv", "mask:labels");
        assertThat(node(pixels, "Softmax").attributes().integerOr("axis", -1)).isEqualTo(1);
    }

    @Test
    void predictionHasNoLosses() {
        GraphImport prediction =
                GraphImport.prediction(FixtureNetwork.manyHeads().build().graph());
        assertThat(prediction.heads()).isEmpty();
        assertThat(prediction.graph().inputs()).containsExactly("point");
        assertThat(prediction.graph().outputs()).containsExactly("aux", "class", "values", "hidden");
        assertThat(prediction.graph().nodes()).extracting(Node::name).noneMatch(name -> name.contains(":loss"));
    }

    @Test
    void deeplearning4jsOwnLossesAreTheSameOperations() {
        assertLoss(LossFunction.MCXENT, Activation.SOFTMAX, "SoftmaxCrossEntropy");
        assertLoss(LossFunction.NEGATIVELOGLIKELIHOOD, Activation.SOFTMAX, "SoftmaxCrossEntropy");
        assertLoss(LossFunction.XENT, Activation.SIGMOID, "SigmoidCrossEntropy");
        assertLoss(LossFunction.MSE, Activation.IDENTITY, "SquaredError");
    }

    private static void assertLoss(LossFunction loss, Activation activation, String operation) {
        GraphImport training = GraphImport.training(graph(
                layers -> layers.addInputs("x").addLayer("out", out(loss, activation), "x"), "out"));
        assertThat(training.obstacles()).isEmpty();
        Node node = node(training.graph(), operation);
        assertThat(node.inputs()).containsExactly(training.heads().get(0).logits(), "out:labels");
        assertThat(training.graph().writer(node.input()).orElseThrow().operation())
                .isEqualTo("Gemm");
        assertThat(node.attributes().decimalOr("weight", 0)).isEqualTo(1);
    }

    @Test
    void aHeadAtEachStepIsAConvolution() {
        GraphImport training = GraphImport.training(graph(
                layers -> layers.addInputs("steps")
                        .addLayer(
                                "out",
                                new RnnOutputLayer.Builder(LossFunction.MCXENT)
                                        .nIn(3)
                                        .nOut(2)
                                        .activation(Activation.SOFTMAX)
                                        .build(),
                                "steps"),
                "out"));
        assertThat(training.obstacles()).isEmpty();
        Node conv = node(training.graph(), "Conv");
        assertThat(parameter(training.graph(), conv.inputs().get(1)).shape().sizes())
                .containsExactly(2, 3, 1);
        assertThat(training.heads().get(0).logits()).isEqualTo(conv.output());
    }

    @Test
    void lossesWithoutCounterpartAreNamedWhenTraining() {
        assertNoLoss(new LossMAE(), Activation.IDENTITY, "the loss LossMAE on identity has no counterpart");
        assertNoLoss(
                new LossMCXENT(Nd4j.createFromArray(1f, 2f)),
                Activation.SOFTMAX,
                "a loss with a weight for each class has no counterpart");
        assertNoLoss(new LossMSE(), Activation.TANH, "the loss LossMSE on tanh has no counterpart");
    }

    private static void assertNoLoss(ILossFunction loss, Activation activation, String why) {
        ComputationGraph network = graph(
                layers -> layers.addInputs("x")
                        .addLayer(
                                "out",
                                new LossLayer.Builder(loss)
                                        .activation(activation)
                                        .build(),
                                "x"),
                "out");
        assertObstacles(network, "layer out, LossLayer: " + why);
        assertThat(GraphImport.prediction(network).obstacles()).isEmpty();
    }
}
