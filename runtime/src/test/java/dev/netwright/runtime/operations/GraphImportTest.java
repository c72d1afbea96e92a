package dev.netwright.runtime.operations;

import static dev.netwright.runtime.operations.HandBuilt.assertObstacles;
import static dev.netwright.runtime.operations.HandBuilt.chain;
import static dev.netwright.runtime.operations.HandBuilt.dense;
import static dev.netwright.runtime.operations.HandBuilt.graph;
import static dev.netwright.runtime.operations.HandBuilt.node;
import static dev.netwright.runtime.operations.HandBuilt.nodes;
import static dev.netwright.runtime.operations.HandBuilt.out;
import static dev.netwright.runtime.operations.HandBuilt.parameter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netwright.engine.graph.Constant;
import dev.netwright.engine.graph.Graph;
import dev.netwright.engine.graph.Node;
import dev.netwright.engine.graph.Parameter;
import dev.netwright.runtime.NetworkSettings;
import dev.netwright.runtime.loss.NoLoss;
import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.constraint.UnitNormConstraint;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.GaussianNoise;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.FrozenVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.schedule.FixedSchedule;

/** Graphs built by hand, as operations that train and that predict. */
class GraphImportTest {

    @Test
    void dropoutIsThereWhileTrainingAlone() {
        ComputationGraph network = graph(
                layers -> layers.addInputs("image")
                        .addLayer(
                                "conv",
                                new ConvolutionLayer.Builder(2, 2)
                                        .nIn(2)
                                        .nOut(3)
                                        .dropOut(0.25)
                                        .build(),
                                "image")
                        .addLayer(
                                "pool",
                                new SubsamplingLayer.Builder().dropOut(0.5).build(),
                                "conv")
                        .addLayer("drop", new DropoutLayer(0.8), "pool")
                        .addLayer("none", new DropoutLayer(new Dropout(1)), "drop"),
                "none");
        GraphImport training = GraphImport.training(network);
        assertThat(nodes(training.graph(), "Dropout"))
                .extracting(node -> node.name() + " of " + node.inputs() + " " + node.attributes())
                .containsExactlyInAnyOrder("conv of [image] {ratio=0.75}", "drop of [pool] {ratio=0.2}");
        assertThat(node(training.graph(), "Conv").input())
                .isEqualTo(nodes(training.graph(), "Dropout").stream()
                        .filter(node -> node.name().equals("conv"))
                        .findFirst()
                        .orElseThrow()
                        .output());
        assertThat(training.activations())
                .containsEntry("conv", "conv")
                .containsEntry("pool", "pool")
                .containsEntry("drop", "drop")
                .containsEntry("none", "drop");
        GraphImport prediction = GraphImport.prediction(network);
        assertThat(nodes(prediction.graph(), "Dropout")).isEmpty();
        assertThat(prediction.activations()).containsEntry("drop", "pool");
    }

    @Test
    void normalizationLearnsItsStatisticsUnlessItIsFrozen() {
        BatchNormalization norm = new BatchNormalization.Builder()
                .decay(0.7)
                .useLogStd(false)
                .nIn(3)
                .nOut(3)
                .build();
        for (Layer layer : List.of(norm, new FrozenLayer(norm), new FrozenLayerWithBackprop(norm))) {
            boolean isFrozen = layer != norm;
            ComputationGraph network = graph(
                    layers -> layers.addInputs("x")
                            .addLayer("norm", layer, "x")
                            .addLayer("out", out(LossFunction.MSE, Activation.IDENTITY), "norm"),
                    "out");
            GraphImport training = GraphImport.training(network);
            assertThat(training.obstacles()).isEmpty();
            Node node = node(training.graph(), "BatchNormalization");
            assertThat(node.attributes().has("momentum")).isEqualTo(!isFrozen);
            assertThat(node.attributes().decimalOr("momentum", 0.7f)).isEqualTo(0.7f);
            assertThat(node.inputs()).containsExactly("x", "norm.gamma", "norm.beta", "norm.mean", "norm.var");
            for (String tensor : node.inputs().subList(1, 5)) {
                assertThat(parameter(training.graph(), tensor).isTrained()).isEqualTo(!isFrozen);
            }
            Graph predicting = GraphImport.prediction(network).graph();
            assertThat(node(predicting, "BatchNormalization").attributes().has("momentum"))
                    .isFalse();
        }
    }

    /** Deeplearning4j learns them there, since it goes back from each head. */
    @Test
    void statisticsBelowAHeadWithoutLossAreAnObstacle() {
        LossLayer features = new LossLayer.Builder(new NoLoss())
                .activation(Activation.IDENTITY)
                .build();
        ComputationGraph beside = graph(
                layers -> layers.addInputs("x")
                        .addLayer("first", dense(4, 3).build(), "x")
                        .addLayer(
                                "norm",
                                new BatchNormalization.Builder()
                                        .nIn(3)
                                        .nOut(3)
                                        .useLogStd(false)
                                        .build(),
                                "first")
                        .addLayer("out", out(LossFunction.MSE, Activation.IDENTITY), "first")
                        .addLayer("features", features, "norm"),
                "out",
                "features");
        assertObstacles(
                beside,
                "layer norm, BatchNormalization: its statistics are learned, and no head with a loss is above it");
        ComputationGraph between = graph(
                layers -> layers.addInputs("x")
                        .addLayer(
                                "norm",
                                new BatchNormalization.Builder()
                                        .nIn(3)
                                        .nOut(3)
                                        .useLogStd(false)
                                        .build(),
                                "x")
                        .addLayer("out", out(LossFunction.MSE, Activation.IDENTITY), "norm")
                        .addLayer("features", features, "norm"),
                "out",
                "features");
        assertThat(GraphImport.training(between).obstacles()).isEmpty();
    }

    @Test
    void frozenLayersNeitherLearnNorDrop() {
        Layer dropping = dense(4, 3).dropOut(0.5).build();
        GraphImport training = GraphImport.training(chain(first -> new FrozenLayer(dropping), second -> second));
        assertThat(training.obstacles()).isEmpty();
        assertThat(nodes(training.graph(), "Dropout")).isEmpty();
        assertThat(parameter(training.graph(), "first.W").isTrained()).isFalse();
        assertThat(parameter(training.graph(), "first.b").isTrained()).isFalse();
        assertThat(parameter(training.graph(), "second.W").isTrained()).isTrue();
        assertThat(GraphImport.training(chain(FrozenLayer::new, FrozenLayer::new))
                        .obstacles())
                .isEmpty();
    }

    @Test
    void noGradientGoesThroughAFrozenLayer() {
        assertObstacles(
                chain(first -> first, FrozenLayer::new),
                "layer second, FrozenLayer: no gradient goes through it, and first below is not frozen");
        assertThat(GraphImport.training(chain(first -> first, FrozenLayerWithBackprop::new))
                        .obstacles())
                .isEmpty();
        assertObstacles(
                graph(
                        layers -> layers.addInputs("x")
                                .addLayer("first", dense(4, 3).build(), "x")
                                .addVertex(
                                        "sum",
                                        new FrozenVertex(new ElementWiseVertex(ElementWiseVertex.Op.Add)),
                                        "first",
                                        "first")
                                .addLayer("out", out(LossFunction.MSE, Activation.IDENTITY), "sum"),
                        "out"),
                "layer sum, FrozenVertex: no gradient goes through it, and first below is not frozen");
    }

    @Test
    void allObstaclesAreToldAtOnce() {
        DenseLayer noisy = dense(4, 4).weightNoise(new DropConnect(0.5)).build();
        DenseLayer gaussian = dense(4, 4).dropOut(new GaussianNoise(0.1)).build();
        DenseLayer scheduled =
                dense(4, 4).dropOut(new Dropout(new FixedSchedule(0.5))).build();
        DenseLayer bounded =
                dense(4, 3).constrainWeights(new UnitNormConstraint(1)).build();
        ComputationGraph network = graph(
                DataType.DOUBLE,
                layers -> layers.addInputs("x", "image")
                        .addLayer("noisy", noisy, "x")
                        .addVertex("moved", new ShiftVertex(2), "noisy")
                        .addLayer("gaussian", gaussian, "moved")
                        .addLayer("scheduled", scheduled, "gaussian")
                        .addLayer("bounded", bounded, "scheduled")
                        .addLayer("out", out(LossFunction.MSE, Activation.IDENTITY), "bounded")
                        .addLayer(
                                "last",
                                new SubsamplingLayer.Builder()
                                        .dataFormat(CNN2DFormat.NHWC)
                                        .build(),
                                "image"),
                "out",
                "last");
        String[] anyway = {
            "layer last, SubsamplingLayer: only maps with the channels first have a counterpart, this one is NHWC",
            "layer moved, ShiftVertex: no counterpart of ShiftVertex is known"
        };
        assertThat(GraphImport.training(network).obstacles())
                .contains(anyway)
                .containsExactlyInAnyOrder(
                        "the graph computes in DOUBLE, and operations train in FLOAT",
                        anyway[0],
                        anyway[1],
                        "layer noisy, DenseLayer: weight noise has no counterpart",
                        "layer gaussian, DenseLayer: GaussianNoise has no counterpart, Dropout has",
                        "layer scheduled, DenseLayer: dropout by a schedule has no counterpart, a fixed one has");
        assertThat(GraphImport.prediction(network).obstacles()).containsExactlyInAnyOrder(anyway);
    }

    @Test
    void normalizationThatKeepsLogarithmsPredictsButDoesNotTrain() {
        BatchNormalization norm = new BatchNormalization.Builder()
                .nIn(3)
                .nOut(3)
                .useLogStd(true)
                .lockGammaBeta(true)
                .gamma(1.5)
                .beta(-0.5)
                .build();
        ComputationGraph network = graph(layers -> layers.addInputs("x").addLayer("norm", norm, "x"), "norm");
        network.getParam("norm_log10stdev").assign(Nd4j.createFromArray(0f, 0.5f, -1f));
        assertObstacles(
                network,
                "layer norm, BatchNormalization: statistics kept as the logarithm of the deviation cannot be trained,"
                        + " as variance they can");
        Graph predicting = GraphImport.prediction(network).graph();
        assertThat(parameter(predicting, "norm.log10stdev").isTrained()).isTrue();
        assertThat(numbers(predicting, "norm.gamma")).containsExactly(1.5f, 1.5f, 1.5f);
        assertThat(numbers(predicting, "norm.beta")).containsExactly(-0.5f, -0.5f, -0.5f);
        assertThat(predicting.weight("norm.mean").orElseThrow()).isInstanceOf(Parameter.class);
    }

    private static float[] numbers(Graph graph, String tensor) {
        return ((Constant) graph.weight(tensor).orElseThrow()).numbers();
    }

    @Test
    void noiseWithinAnLstmBothWaysIsRefused() {
        LSTM lstm = new LSTM.Builder()
                .nIn(3)
                .nOut(2)
                .activation(Activation.TANH)
                .dropOut(0.5)
                .build();
        ComputationGraph network = graph(
                layers ->
                        layers.addInputs("x").addLayer("both", new Bidirectional(Bidirectional.Mode.CONCAT, lstm), "x"),
                "both");
        assertObstacles(
                network,
                "layer both, Bidirectional: dropout and weight noise within an LSTM both ways have no counterpart");
        assertThat(GraphImport.prediction(network).obstacles()).isEmpty();
    }

    @Test
    void aGraphThatIsNotInitialisedIsRefused() {
        ComputationGraph network = new ComputationGraph(NetworkSettings.defaults()
                .newConfiguration()
                .graphBuilder()
                .addInputs("x")
                .addLayer("out", dense(4, 3).build(), "x")
                .setOutputs("out")
                .build());
        assertThatThrownBy(() -> GraphImport.training(network))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the graph is not initialised: call its init() first");
    }
}
