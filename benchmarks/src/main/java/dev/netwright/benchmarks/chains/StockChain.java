package dev.netwright.benchmarks.chains;

import dev.netwright.benchmarks.contender.Task;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** Trains a chain of as many dense layers as its argument says, in Deeplearning4j as it comes. */
final class StockChain {
    private StockChain() {}

    public static void main(String[] arguments) {
        int layers = Integer.parseInt(arguments[0]);
        ComputationGraphConfiguration.GraphBuilder graph = new NeuralNetConfiguration.Builder()
                .updater(new Sgd(Task.LEARNING_RATE))
                .graphBuilder()
                .addInputs("in");
        String last = "in";
        for (int i = 0; i < layers - 1; i++) {
            graph.addLayer(
                    "layer" + i,
                    new DenseLayer.Builder()
                            .nIn(8)
                            .nOut(8)
                            .activation(Activation.RELU)
                            .build(),
                    last);
            last = "layer" + i;
        }
        graph.addLayer(
                        "out",
                        new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                                .nIn(8)
                                .nOut(10)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        last)
                .setOutputs("out");
        ComputationGraph network = new ComputationGraph(graph.build());
        network.init();
        ChainSteps.time((values, labels) -> network.fit(new INDArray[] {values}, new INDArray[] {labels}));
    }
}
