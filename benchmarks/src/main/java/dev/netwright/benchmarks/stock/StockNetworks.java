package dev.netwright.benchmarks.stock;

import dev.netwright.benchmarks.contender.Subject;
import dev.netwright.benchmarks.contender.Task;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** The compared networks as Deeplearning4j's own users write them: nothing of this project is behind them. */
public final class StockNetworks {
    private StockNetworks() {}

    /** {@return the configuration of the network, trained by plain gradient descent} */
    public static ComputationGraphConfiguration of(Subject subject) {
        ComputationGraphConfiguration.GraphBuilder graph = new NeuralNetConfiguration.Builder()
                .updater(new Sgd(Task.LEARNING_RATE))
                .activation(Activation.IDENTITY)
                .graphBuilder()
                .addInputs("image");
        String last = switch (subject) {
            case LENET -> StockSequences.leNet(graph);
            case ALEXNET -> StockSequences.alexNet(graph);
            case VGG11 -> StockSequences.vgg11(graph);
            case GOOGLENET -> StockGoogLeNet.layers(graph);
            case RESNET18 -> StockResNet18.layers(graph);
            case MOBILENETV2 -> StockMobileNetV2.layers(graph);
            case ZOO_LENET, ZOO_ALEXNET ->
                throw new IllegalArgumentException(subject.title() + " is not written by hand: the zoo has it");
        };
        return graph.addLayer(
                        "logits",
                        new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                                .nOut(subject.classes())
                                .activation(Activation.SOFTMAX)
                                .build(),
                        last)
                .setOutputs("logits")
                .setInputTypes(InputType.convolutional(subject.side(), subject.side(), subject.inputShape(1)[1]))
                .build();
    }
}
