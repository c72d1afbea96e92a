package dev.netwright.benchmarks.stock;

import dev.netwright.benchmarks.contender.Examples;
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
                .addInputs("in");
        String last = switch (subject) {
            case LENET -> StockSequences.leNet(graph);
            case ALEXNET -> StockSequences.alexNet(graph);
            case VGG11 -> StockSequences.vgg11(graph);
            case GOOGLENET -> StockGoogLeNet.layers(graph);
            case RESNET18 -> StockResNet18.layers(graph);
            case MOBILENETV2 -> StockMobileNetV2.layers(graph);
            case TABLE -> StockSmall.table(graph);
            case SERIES -> StockSmall.series(graph);
            case TEXT -> StockSmall.text(graph, subject.examples());
            case ZOO_LENET, ZOO_ALEXNET ->
                throw new IllegalArgumentException(subject.title() + " is not written by hand: the zoo has it");
        };
        String head = subject.isRegression() ? "told" : "logits";
        return graph.addLayer(head, head(subject), last)
                .setOutputs(head)
                .setInputTypes(inputType(subject.examples()))
                .build();
    }

    private static OutputLayer head(Subject subject) {
        boolean tellsQuantities = subject.isRegression();
        return new OutputLayer.Builder(
                        tellsQuantities ? LossFunctions.LossFunction.MSE : LossFunctions.LossFunction.MCXENT)
                .nOut(subject.outputs())
                .activation(tellsQuantities ? Activation.IDENTITY : Activation.SOFTMAX)
                .build();
    }

    private static InputType inputType(Examples examples) {
        long first = examples.shape().get(0);
        return switch (examples.kind()) {
            case IMAGE ->
                InputType.convolutional(
                        examples.shape().get(1), examples.shape().get(2), first);
            case FEATURES -> InputType.feedForward(first);
            case SERIES -> InputType.recurrent(first, examples.shape().get(1));
            case WORDS -> InputType.recurrent(examples.size(), examples.shape().get(1));
        };
    }
}
