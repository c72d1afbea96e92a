package dev.netwright.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.runtime.acceleration.AcceleratedGraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Bit for bit the updates of Deeplearning4j's own updater, without cutting the parameters anew. */
class InPlaceUpdaterTest {
    private static final int STEPS = 3;
    private static final UnaryOperator<NeuralNetConfiguration.Builder> PLAIN = settings -> settings;

    private final INDArray input = pattern(3, 2, 5, 4);
    private final INDArray labels = Nd4j.createFromArray(new float[][] {{1, 0, 0}, {0, 0, 1}, {0, 1, 0}});

    @TestFactory
    Stream<DynamicTest> everyUpdaterChangesTheSameBits() {
        Map<String, IUpdater> updaters = new LinkedHashMap<>();
        for (IUpdater updater : List.of(
                new Sgd(0.1),
                new Adam(1e-2),
                new AdaDelta(),
                new AdaGrad(1e-2),
                new AdaMax(1e-2),
                new AMSGrad(1e-2),
                new Nadam(1e-2),
                new Nesterovs(1e-2, 0.9),
                new RmsProp(1e-2))) {
            updaters.put(updater.getClass().getSimpleName(), updater);
        }
        return updaters.entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(row.getKey(), () -> bothStep(row.getValue(), PLAIN)));
    }

    @TestFactory
    Stream<DynamicTest> everySettingChangesTheSameBits() {
        Map<String, UnaryOperator<NeuralNetConfiguration.Builder>> rows = new LinkedHashMap<>();
        rows.put("L2", settings -> settings.l2(0.1));
        rows.put("L1 and of biases", settings -> settings.l1(0.05).l1Bias(0.02).l2Bias(0.03));
        rows.put("weight decay", settings -> settings.weightDecay(0.1));
        rows.put("sum over the batch", settings -> settings.miniBatch(false));
        return rows.entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(row.getKey(), () -> bothStep(new Adam(1e-2), row.getValue())));
    }

    /** Without running statistics, which Deeplearning4j clips: see ClippedStatisticsTest. */
    @TestFactory
    Stream<DynamicTest> everyNormalisationOfTheGradientChangesTheSameBits() {
        return Stream.of(GradientNormalization.values())
                .map(row -> DynamicTest.dynamicTest(
                        row.name(),
                        () -> bothStep(() -> graph(
                                new Adam(1e-2),
                                settings -> settings.gradientNormalization(row).gradientNormalizationThreshold(0.01),
                                new ActivationLayer(Activation.TANH)))));
    }

    private void bothStep(IUpdater updater, UnaryOperator<NeuralNetConfiguration.Builder> settings) {
        bothStep(() -> graph(updater, settings));
    }

    private void bothStep(Supplier<ComputationGraph> graph) {
        ComputationGraph theirs = graph.get();
        ComputationGraph ours = graph.get();
        INDArray start = ours.params().dup();
        for (int step = 0; step < STEPS; step++) {
            step(theirs);
            InPlaceUpdater.on(ours);
            step(ours);
        }
        assertThat(ours.getUpdater()).isInstanceOf(InPlaceUpdater.class);
        assertThat(theirs.getUpdater()).isNotInstanceOf(InPlaceUpdater.class);
        assertThat(ours.params().distance2(start)).isPositive();
        assertSameBits(ours.params(), theirs.params());
        assertSameBits(ours.updaterState(), theirs.updaterState());
    }

    private static void assertSameBits(INDArray actual, INDArray expected) {
        if (expected == null) {
            assertThat(actual).isNull();
            return;
        }
        assertThat(actual.shape()).isEqualTo(expected.shape());
        assertThat(actual.toFloatVector()).containsExactly(expected.toFloatVector());
    }

    private void step(ComputationGraph graph) {
        graph.fit(new INDArray[] {input}, new INDArray[] {labels});
    }

    /** Convolution, statistics that are no gradients, a second updater, a frozen layer, two branches. */
    private static ComputationGraph graph(IUpdater updater, UnaryOperator<NeuralNetConfiguration.Builder> settings) {
        return graph(updater, settings, new BatchNormalization());
    }

    private static ComputationGraph graph(
            IUpdater updater, UnaryOperator<NeuralNetConfiguration.Builder> settings, Layer norm) {
        NeuralNetConfiguration.Builder global = new NeuralNetConfiguration.Builder()
                .seed(7)
                .dataType(DataType.FLOAT)
                .activation(Activation.TANH)
                .updater(updater);
        ComputationGraphConfiguration configuration = settings.apply(global)
                .graphBuilder()
                .addInputs("x")
                .addLayer("conv", new ConvolutionLayer.Builder(2, 2).nOut(3).build(), "x")
                .addLayer("norm", norm, "conv")
                .addLayer("bent", new ActivationLayer(Activation.TANH), "norm")
                .addLayer(
                        "left",
                        new DenseLayer.Builder()
                                .nOut(4)
                                .updater(new Nesterovs(0.05))
                                .build(),
                        "bent")
                .addLayer(
                        "right",
                        new FrozenLayer(new DenseLayer.Builder()
                                .nOut(4)
                                .updater(new NoOp())
                                .build()),
                        "bent")
                .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "left", "right")
                .addLayer("low", new DenseLayer.Builder().nOut(4).build(), "sum")
                .addLayer(
                        "label",
                        new OutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(3)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        "low")
                .setOutputs("label")
                .setInputTypes(InputType.convolutional(5, 4, 2))
                .build();
        ComputationGraph graph = new ComputationGraph(configuration);
        graph.init();
        return graph;
    }

    private static INDArray pattern(long... shape) {
        INDArray array = Nd4j.create(DataType.FLOAT, shape);
        for (long i = 0; i < array.length(); i++) {
            array.putScalar(i, Math.sin(1.7 * i + 0.3));
        }
        return array;
    }

    /** What grew with the cube: each array's view was made anew in each step, on top of the one before. */
    @Test
    void viewsAreMadeOnce() {
        Watched watched = new Watched(new ArrayList<>());
        ComputationGraph graph =
                graph(new Sgd(0.1), settings -> settings.regularization(List.<Regularization>of(watched)));
        InPlaceUpdater.on(graph);
        step(graph);
        List<INDArray> first = List.copyOf(watched.views);
        watched.views.clear();
        step(graph);
        assertThat(first).hasSizeGreaterThan(3);
        assertThat(watched.views).hasSameSizeAs(first);
        for (int i = 0; i < first.size(); i++) {
            assertThat(watched.views.get(i)).isSameAs(first.get(i));
        }
    }

    /** Writes down the views that it is given. */
    private record Watched(List<INDArray> views) implements Regularization {
        @Override
        public ApplyStep applyStep() {
            return ApplyStep.BEFORE_UPDATER;
        }

        @Override
        public void apply(INDArray param, INDArray gradView, double lr, int iteration, int epoch) {
            views.add(param);
        }

        @Override
        public double score(INDArray param, int iteration, int epoch) {
            return 0;
        }

        @Override
        public Regularization clone() {
            return this;
        }
    }

    @Test
    void takesTheStateOver() {
        ComputationGraph theirs = graph(new Adam(1e-2), PLAIN);
        ComputationGraph ours = graph(new Adam(1e-2), PLAIN);
        step(theirs);
        step(ours);
        INDArray state = ours.updaterState();
        InPlaceUpdater.on(ours);
        ComputationGraphUpdater updater = ours.getUpdater();
        assertThat(ours.updaterState()).isSameAs(state);
        InPlaceUpdater.on(ours);
        assertThat(ours.getUpdater()).isSameAs(updater);
        step(theirs);
        step(ours);
        assertSameBits(ours.params(), theirs.params());
        assertSameBits(ours.updaterState(), theirs.updaterState());
    }

    @Test
    void aLearningRateSetOnTheWayHolds() {
        ComputationGraph theirs = graph(new Adam(1e-2), PLAIN);
        ComputationGraph ours = graph(new Adam(1e-2), PLAIN);
        for (ComputationGraph graph : List.of(theirs, ours)) {
            if (graph == ours) {
                InPlaceUpdater.on(graph);
            }
            step(graph);
            graph.setLearningRate(0.3);
        }
        InPlaceUpdater.on(ours);
        step(theirs);
        step(ours);
        assertThat(ours.getUpdater()).isInstanceOf(InPlaceUpdater.class);
        assertSameBits(ours.params(), theirs.params());
    }

    /** Batch normalisation's running statistics included. */
    @Test
    void aStepWhoseLossIsNoNumberChangesNothing() {
        for (boolean accelerated : new boolean[] {false, true}) {
            ComputationGraph plain = graph(new Adam(1e-2), PLAIN);
            ComputationGraph graph = accelerated ? AcceleratedGraph.of(plain) : plain;
            step(graph);
            INDArray parameters = graph.params().dup();
            INDArray state = graph.updaterState().dup();
            InPlaceUpdater.on(graph);
            INDArray spoilt = input.dup();
            spoilt.putScalar(5, Float.NaN);
            graph.fit(new INDArray[] {spoilt}, new INDArray[] {labels});
            assertThat(graph.score()).isNaN();
            assertSameBits(graph.params(), parameters);
            assertSameBits(graph.updaterState(), state);
        }
    }

    @Test
    void anUpdaterOfSomebodyElseStays() {
        ComputationGraph graph = graph(new Adam(1e-2), PLAIN);
        ComputationGraphUpdater another = new ComputationGraphUpdater(graph) {
            private static final long serialVersionUID = 1L;
        };
        graph.setUpdater(another);
        InPlaceUpdater.on(graph);
        assertThat(graph.getUpdater()).isSameAs(another);
    }

    /** A gradient that was computed elsewhere, and an array of parameters that was exchanged, are still Deeplearning4j's. */
    @Test
    void whatIsNotTheGraphsOwnIsUpdatedAsBefore() {
        ComputationGraph theirs = graph(new Adam(1e-2), PLAIN);
        ComputationGraph ours = graph(new Adam(1e-2), PLAIN);
        step(theirs);
        step(ours);
        InPlaceUpdater.on(ours);
        INDArray external = pattern(ours.numParams());
        INDArray expected = external.dup();
        ours.getUpdater().update(new DefaultGradient(external), 1, 0, 3, LayerWorkspaceMgr.noWorkspaces());
        theirs.getUpdater().update(new DefaultGradient(expected), 1, 0, 3, LayerWorkspaceMgr.noWorkspaces());
        assertSameBits(external, expected);

        for (ComputationGraph graph : List.of(theirs, ours)) {
            graph.init(graph.params().dup(), false);
            step(graph);
        }
        assertSameBits(ours.params(), theirs.params());
    }
}
