package dev.netwright.runtime.acceleration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions;

@Timeout(120)
class ReplicasTest {

    private static final int STEPS = 30;

    private final AcceleratedGraph graph = graph();
    private final Replicas replicas = new Replicas(graph);
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final INDArray images = Nd4j.randn(DataType.FLOAT, 3, 1, 6, 6);

    private static AcceleratedGraph graph() {
        AcceleratedGraph graph = new AcceleratedGraph(new NeuralNetConfiguration.Builder()
                .seed(5)
                .dataType(DataType.FLOAT)
                .updater(new Sgd(0.05))
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(InputType.convolutional(6, 6, 1))
                .addLayer(
                        "conv",
                        new ConvolutionLayer.Builder(3, 3)
                                .nOut(4)
                                .activation(Activation.RELU)
                                .build(),
                        "in")
                .addLayer(
                        "fc",
                        new DenseLayer.Builder()
                                .nOut(2)
                                .activation(Activation.IDENTITY)
                                .build(),
                        "conv")
                .addLayer(
                        "out",
                        new LossLayer.Builder(LossFunctions.LossFunction.MSE)
                                .activation(Activation.IDENTITY)
                                .build(),
                        "fc")
                .setOutputs("out")
                .build());
        graph.init();
        return graph;
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void threadsPredictAtOnceOnGraphsThatShareTheirParameters() throws Exception {
        // A single processor has a single place.
        int together = Math.min(2, Runtime.getRuntime().availableProcessors());
        CountDownLatch inside = new CountDownLatch(together);
        Queue<ComputationGraph> used = new ConcurrentLinkedQueue<>();
        List<Future<INDArray>> answers = new ArrayList<>();
        for (int i = 0; i < together; i++) {
            answers.add(threads.submit(() -> replicas.predicting(replica -> {
                used.add(replica);
                inside.countDown();
                await(inside);
                return replica.outputSingle(images);
            })));
        }
        for (Future<INDArray> answer : answers) {
            assertThat(answer.get()).isEqualTo(graph.outputSingle(images));
        }
        assertThat(used.stream().map(System::identityHashCode).distinct()).hasSize(together);
        assertThat(used).allSatisfy(each -> {
            assertThat(each).isInstanceOf(AcceleratedGraph.class);
            assertThat(each.params().data().address())
                    .isEqualTo(graph.params().data().address());
        });
    }

    @Test
    void predictionsDuringTrainingSeeTheParametersBetweenTwoSteps() throws Exception {
        AcceleratedGraph alone = graph.clone();
        INDArray[] labels = {Nd4j.ones(DataType.FLOAT, 3, 2)};
        List<INDArray> possible = new ArrayList<>();
        possible.add(alone.outputSingle(images));
        for (int i = 0; i < STEPS; i++) {
            alone.fit(new INDArray[] {images}, labels);
            possible.add(alone.outputSingle(images));
        }
        Future<?> training = threads.submit(() -> {
            for (int i = 0; i < STEPS; i++) {
                replicas.changing(() -> {
                    graph.fit(new INDArray[] {images}, labels);
                    return null;
                });
            }
        });
        List<Future<List<INDArray>>> predictions = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            predictions.add(threads.submit(() -> {
                List<INDArray> seen = new ArrayList<>();
                do {
                    seen.add(replicas.predicting(replica -> replica.outputSingle(images)));
                } while (!training.isDone());
                return seen;
            }));
        }
        for (Future<List<INDArray>> prediction : predictions) {
            assertThat(prediction.get()).allSatisfy(seen -> assertThat(possible).contains(seen));
        }
        training.get();
        assertThat(graph.params()).isEqualTo(alone.params());
    }

    @Test
    void aFailureFreesThePlace() {
        int times = 3 * Runtime.getRuntime().availableProcessors();
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(() -> replicas.predicting(replica -> {
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
        }
        assertThat(replicas.<INDArray>predicting(replica -> replica.outputSingle(images)))
                .isEqualTo(graph.outputSingle(images));
    }

    @Test
    void aListenerMayPredictDuringAStep() {
        INDArray[] labels = {Nd4j.ones(DataType.FLOAT, 3, 2)};
        AcceleratedGraph alone = graph.clone();
        alone.fit(new INDArray[] {images}, labels);
        List<INDArray> seen = new ArrayList<>();
        graph.addListeners(new BaseTrainingListener() {
            @Override
            public void iterationDone(Model model, int iteration, int epoch) {
                seen.add(replicas.predicting(replica -> replica.outputSingle(images)));
            }
        });

        replicas.changing(() -> {
            graph.fit(new INDArray[] {images}, labels);
            return null;
        });

        assertThat(seen).containsExactly(alone.outputSingle(images));
        assertThat(graph.params()).isEqualTo(alone.params());
    }

    @Test
    void whoHoldsTheGraphPredictsWhileAChangeWaitsForIt() throws Exception {
        Thread changes;
        synchronized (graph) {
            changes = new Thread(() -> replicas.changing(() -> {
                graph.fit(new INDArray[] {images}, new INDArray[] {Nd4j.ones(DataType.FLOAT, 3, 2)});
                return null;
            }));
            changes.start();
            while (changes.getState() != Thread.State.BLOCKED) {
                Thread.onSpinWait();
            }
            assertThat(replicas.<INDArray>predicting(replica -> replica.outputSingle(images)))
                    .isEqualTo(graph.outputSingle(images));
        }
        changes.join();
    }

    @Test
    void whoHoldsTheGraphChangesItWhileAPredictionWaitsForIt() throws Exception {
        Thread predicts;
        synchronized (graph) {
            predicts = new Thread(() -> replicas.predicting(replica -> replica.outputSingle(images)));
            predicts.start();
            while (predicts.getState() != Thread.State.BLOCKED) {
                Thread.onSpinWait();
            }
            assertThat(replicas.<String>changing(() -> "changed")).isEqualTo("changed");
        }
        predicts.join();
    }

    @Test
    void predictionsWithinPredictionsNeedNoFurtherPlace() {
        assertThat(nested(3 * Runtime.getRuntime().availableProcessors())).isEqualTo(graph.outputSingle(images));
    }

    private INDArray nested(int depth) {
        return replicas.predicting(replica -> depth == 0 ? replica.outputSingle(images) : nested(depth - 1));
    }

    @Test
    void aChangeWithinAPredictionIsRefused() throws Exception {
        Future<?> refused = threads.submit(() -> replicas.predicting(
                outer -> replicas.predicting(replica -> replicas.<Object>changing(() -> "changed"))));
        assertThatThrownBy(refused::get).hasMessageContaining("expected no change of a network within");
        // On a replica, too, where the graph itself is not the thread's own.
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Future<?> first = threads.submit(() -> replicas.predicting(replica -> {
            inside.countDown();
            await(done);
            return replica;
        }));
        inside.await();
        if (Runtime.getRuntime().availableProcessors() > 1) {
            assertThatThrownBy(() -> replicas.predicting(replica -> replicas.<Object>changing(() -> "changed")))
                    .hasMessageContaining("expected no change of a network within");
        }
        done.countDown();
        first.get();
    }

    @Test
    void aParallelStreamOfPredictionsAgreesWithOneThread() {
        AcceleratedGraph wide = wide();
        Replicas shared = new Replicas(wide);
        List<INDArray> inputs = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            inputs.add(Nd4j.randn(DataType.FLOAT, 1, 16, 40, 40));
        }
        List<INDArray> expected = inputs.stream().map(wide::outputSingle).toList();

        List<INDArray> actual = inputs.parallelStream()
                .map(input -> shared.<INDArray>predicting(replica -> replica.outputSingle(input)))
                .toList();

        assertThat(actual).isEqualTo(expected);
    }

    /** Layers that are large enough to ask the common pool for a second thread. */
    private static AcceleratedGraph wide() {
        AcceleratedGraph graph = new AcceleratedGraph(new NeuralNetConfiguration.Builder()
                .seed(5)
                .dataType(DataType.FLOAT)
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(InputType.convolutional(40, 40, 16))
                .addLayer(
                        "pool",
                        new SubsamplingLayer.Builder()
                                .kernelSize(2, 2)
                                .stride(1, 1)
                                .build(),
                        "in")
                .addLayer("norm", new BatchNormalization(), "pool")
                .addVertex("join", new MergeVertex(), "norm", "pool")
                .addLayer("mean", new GlobalPoolingLayer(PoolingType.AVG), "join")
                .addLayer("fc", new DenseLayer.Builder().nOut(2).build(), "mean")
                .setOutputs("fc")
                .build());
        graph.init();
        return graph;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
