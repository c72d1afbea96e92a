package dev.netwright.benchmarks.zoo;

import dev.netwright.benchmarks.contender.Contender;
import dev.netwright.benchmarks.contender.Subject;
import dev.netwright.benchmarks.contender.Task;
import dev.netwright.benchmarks.process.ClassPath;
import dev.netwright.models.parity.ParityWeights;
import java.util.List;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.zoo.model.AlexNet;
import org.deeplearning4j.zoo.model.LeNet;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * A network of Deeplearning4j's zoo as it comes, but for what the others do not do either: its optimiser, L2, clipping,
 * dropout, and a gradient that is the sum over the batch and not the mean.
 */
public final class ZooContender implements Contender {
    private MultiLayerNetwork network;
    private INDArray inputs;
    private INDArray targets;

    @Override
    public String open(Task task) {
        MultiLayerConfiguration configuration = task.subject() == Subject.ZOO_LENET
                ? LeNet.builder().numClasses(task.subject().outputs()).build().conf()
                : AlexNet.builder().numClasses(task.subject().outputs()).build().conf();
        for (NeuralNetConfiguration layer : configuration.getConfs()) {
            layer.setMiniBatch(true);
            layer.getLayer().setIDropout(null);
            if (layer.getLayer() instanceof BaseLayer trained) {
                trained.setIUpdater(new Sgd(Task.LEARNING_RATE));
                trained.setBiasUpdater(null);
                trained.setRegularization(List.of());
                trained.setRegularizationBias(List.of());
                trained.setGradientNormalization(GradientNormalization.None);
            }
        }
        network = new MultiLayerNetwork(configuration);
        network.init();
        ParityWeights.fill(network, task.subject().gain());
        inputs = Nd4j.createFromArray(task.inputs()).reshape('c', task.inputShape());
        targets = Nd4j.createFromArray(task.targets()).reshape('c', task.targetShape());
        return "the zoo: " + ClassPath.jar(LeNet.class);
    }

    @Override
    public float[] predict() {
        try (INDArray made = network.output(inputs)) {
            return made.dup('c').data().asFloat();
        }
    }

    @Override
    public double train() {
        network.fit(inputs, targets);
        return network.score();
    }
}
