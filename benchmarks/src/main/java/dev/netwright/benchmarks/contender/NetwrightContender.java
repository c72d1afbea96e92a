package dev.netwright.benchmarks.contender;

import dev.netwright.models.parity.ParityWeights;
import dev.netwright.runtime.TrainableNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A generated network on Deeplearning4j. */
public final class NetwrightContender implements Contender {
    private TrainableNetwork network;
    private INDArray inputs;
    private INDArray targets;

    @Override
    public String open(Task task) {
        network = Generated.network(task.subject());
        ParityWeights.fill(network.graph(), task.subject().gain());
        inputs = Nd4j.createFromArray(task.inputs()).reshape('c', task.inputShape());
        targets = Nd4j.createFromArray(task.targets()).reshape('c', task.targetShape());
        return Generated.engine(network);
    }

    @Override
    public float[] predict() {
        try (INDArray made = network.predict(inputs)) {
            return made.dup('c').data().asFloat();
        }
    }

    @Override
    public double train() {
        return network.fit(inputs, targets);
    }
}
