package dev.netwright.runtime.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netwright.engine.graph.Constant;
import dev.netwright.engine.graph.Graph;
import dev.netwright.engine.graph.Node;
import dev.netwright.engine.graph.Parameter;
import dev.netwright.engine.graph.Weight;
import dev.netwright.runtime.FixtureNetwork;
import dev.netwright.runtime.NetworkSettings;
import dev.netwright.runtime.loss.NoLoss;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.constraint.UnitNormConstraint;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.GaussianNoise;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.FrozenVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.nd4j.linalg.schedule.FixedSchedule;

/** Graphs built by hand, as operations that train and that predict. */
class GraphImportTest {

    private static ComputationGraph graph(Consumer<GraphBuilder> layers, String... outputs) {
        return graph(DataType.FLOAT, layers, outputs);
    }

    private static ComputationGraph graph(DataType type, Consumer<GraphBuilder> layers, String... outputs) {
        GraphBuilder builder =
                NetworkSettings.defaults().newConfiguration().dataType(type).graphBuilder();
        layers.accept(builder);
        ComputationGraph graph =
                new ComputationGraph(builder.setOutputs(outputs).build());
        graph.init();
        return graph;
    }

    private static DenseLayer.Builder dense(int nIn, int nOut) {
        return new DenseLayer.Builder().nIn(nIn).nOut(nOut).activation(Activation.IDENTITY);
    }

    private static OutputLayer out(LossFunction loss, Activation activation) {
        return new OutputLayer.Builder(loss)
                .nIn(3)
                .nOut(2)
                .activation(activation)
                .build();
    }

    /** A dense layer of 4 to 3, one that may be frozen of 3 to 3, and a head. */
    private static ComputationGraph chain(UnaryOperator<Layer> first, UnaryOperator<Layer> second) {
        return graph(
                layers -> layers.addInputs("x")
                        .addLayer("first", first.apply(dense(4, 3).build()), "x")
                        .addLayer("second", second.apply(dense(3, 3).build()), "first")
                        .addLayer("out", out(LossFunction.MCXENT, Activation.SOFTMAX), "second"),
                "out");
    }

    private static Node node(Graph graph, String operation) {
        List<Node> all = nodes(graph, operation);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static List<Node> nodes(Graph graph, String operation) {
        return graph.nodes().stream().filter(node -> node.is(operation)).toList();
    }

    private static Parameter parameter(Graph graph, String tensor) {
        return (Parameter) graph.weight(tensor).orElseThrow();
    }

    private static void assertObstacles(ComputationGraph network, String... lines) {
        assertThat(GraphImport.training(network).obstacles()).containsExactly(lines);
    }

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

    /** The order of the gates by hand: Deeplearning4j's blocks of columns are candidate, forget, output, input. */
    @Test
    void theGatesOfAnLstmAreInOnnxsOrder() {
        LSTM lstm =
                new LSTM.Builder().nIn(3).nOut(2).activation(Activation.TANH).build();
        ComputationGraph network = graph(
                layers -> layers.addInputs("x")
                        .addLayer("both", new Bidirectional(Bidirectional.Mode.CONCAT, lstm), "x")
                        .addLayer(
                                "one",
                                new LSTM.Builder()
                                        .nIn(4)
                                        .nOut(2)
                                        .activation(Activation.TANH)
                                        .build(),
                                "both"),
                "one");
        network.params()
                .assign(Nd4j.arange(network.params().length())
                        .castTo(DataType.FLOAT)
                        .reshape(1, -1));
        FlatParameters flat = FlatParameters.of(network);
        Graph graph = GraphImport.training(network).graph();
        int[] blocks = {3, 2, 1, 0};
        String[] prefixes = {"f", "b"};
        Weight w = graph.weight("both.W").orElseThrow();
        Weight r = graph.weight("both.R").orElseThrow();
        Weight b = graph.weight("both.B").orElseThrow();
        assertThat(w.shape().sizes()).containsExactly(2, 8, 3);
        assertThat(r.shape().sizes()).containsExactly(2, 8, 2);
        assertThat(b.shape().sizes()).containsExactly(2, 8);
        for (int direction = 0; direction < 2; direction++) {
            INDArray ofW = network.getParam("both_" + prefixes[direction] + "W");
            INDArray ofR = network.getParam("both_" + prefixes[direction] + "RW");
            INDArray ofB = network.getParam("both_" + prefixes[direction] + "b");
            for (int row = 0; row < 8; row++) {
                int column = blocks[row / 2] * 2 + row % 2;
                for (int i = 0; i < 3; i++) {
                    assertThat(flat.numbers(w)[(direction * 8 + row) * 3 + i]).isEqualTo(ofW.getDouble(i, column));
                }
                for (int i = 0; i < 2; i++) {
                    assertThat(flat.numbers(r)[(direction * 8 + row) * 2 + i]).isEqualTo(ofR.getDouble(i, column));
                }
                assertThat(flat.numbers(b)[direction * 8 + row]).isEqualTo(ofB.getDouble(column));
            }
        }
        assertThat(graph.weight("one.W").orElseThrow().shape().sizes()).containsExactly(1, 8, 4);
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

    /** {@code [multiplier, in, kH, kW]} becomes {@code [in * multiplier, 1, kH, kW]}, channel by channel. */
    @Test
    void theWeightsOfASeparableConvolutionAreChannelByChannel() {
        ComputationGraph network = graph(
                layers -> layers.addInputs("image")
                        .addLayer(
                                "mine",
                                new SeparableConvolution2D.Builder(2, 3)
                                        .nIn(3)
                                        .nOut(4)
                                        .depthMultiplier(2)
                                        .build(),
                                "image"),
                "mine");
        network.params()
                .assign(Nd4j.arange(network.params().length())
                        .castTo(DataType.FLOAT)
                        .reshape(1, -1));
        Parameter weights = parameter(GraphImport.training(network).graph(), "mine.W");
        assertThat(weights.shape().sizes()).containsExactly(6, 1, 2, 3);
        INDArray own = network.getParam("mine_W");
        double[] numbers = FlatParameters.of(network).numbers(weights);
        for (int i = 0; i < numbers.length; i++) {
            int channel = i / 6;
            assertThat(numbers[i]).isEqualTo(own.getDouble(channel % 2, channel / 2, i / 3 % 2, i % 3));
        }
    }

    @Test
    void parametersFollowTheGraph() {
        ComputationGraph network = chain(first -> first, second -> second);
        Parameter weights = parameter(GraphImport.prediction(network).graph(), "second.W");
        assertThat(weights.name()).isEqualTo("second/W");
        network.getParam("second_W").putScalar(1, 2, 42);
        assertThat(FlatParameters.of(network).numbers(weights)[5]).isEqualTo(42);
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

    /** Two convolutions on halves of the channels, side by side. */
    private static ComputationGraph halves(UnaryOperator<Layer> second) {
        ConvolutionLayer.Builder half =
                new ConvolutionLayer.Builder(1, 1).nIn(2).nOut(3).activation(Activation.SWISH);
        return graph(
                layers -> layers.addInputs("image")
                        .addVertex("low", new SubsetVertex(0, 1), "image")
                        .addVertex("high", new SubsetVertex(2, 3), "image")
                        .addLayer("left", half.build(), "low")
                        .addLayer("right", second.apply(half.build()), "high")
                        .addVertex("all", new MergeVertex(), "left", "right"),
                "all");
    }

    @Test
    void loweredGroupsAreOneConvolutionInAGraphOfItsOwn() {
        ComputationGraph network = halves(second -> second);
        GraphImport imported = GraphImport.training(network);
        Graph own = imported.graph(List.of("all"));
        assertThat(own.outputs()).containsExactly("all");
        assertThat(own.sorted()).extracting(Node::operation).containsExactly("Conv", "Swish");
        assertThat(own.sorted().get(0).attributes().integerOr("group", 1)).isEqualTo(2);
        Parameter joined = parameter(own, "all.W");
        assertThat(joined.shape().sizes()).containsExactly(6, 2, 1, 1);
        network.params()
                .assign(Nd4j.arange(network.params().length())
                        .castTo(DataType.FLOAT)
                        .reshape(1, -1));
        double[] numbers = FlatParameters.of(network).numbers(joined);
        assertThat(numbers[7]).isEqualTo(network.getParam("right_W").getDouble(0, 1, 0, 0));
        assertThat(imported.graph().nodes()).as("the whole graph stays").hasSize(7);
        assertThat(imported.graph(List.of("all", "left")).outputs()).containsExactly("all", "left");
        assertThat(nodes(imported.graph(List.of("all", "left")), "Conv")).hasSize(2);
    }

    @Test
    void aFrozenGroupStaysByItself() {
        Graph own = GraphImport.training(halves(FrozenLayer::new)).graph(List.of("all"));
        assertThat(nodes(own, "Conv")).hasSize(2);
    }

    @Test
    void dropoutsAreNotShared() {
        ComputationGraph network = graph(
                layers -> layers.addInputs("x")
                        .addLayer("one", new DropoutLayer(0.5), "x")
                        .addLayer("two", new DropoutLayer(0.5), "x")
                        .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "one", "two"),
                "sum");
        Graph own = GraphImport.training(network).graph(List.of("sum"));
        assertThat(nodes(own, "Dropout")).extracting(Node::name).containsExactlyInAnyOrder("one", "two");
    }
}
