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
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
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
                .addLayer("conv", new ConvolutionLayer.Builder(3, 3).nOut(4).activation(Activation.RELU).build(), "in")
                .addLayer("fc", new DenseLayer.Builder().nOut(2).activation(Activation.IDENTITY).build(), "conv")
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

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
