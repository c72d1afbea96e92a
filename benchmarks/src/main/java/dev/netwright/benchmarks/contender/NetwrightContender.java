package dev.netwright.benchmarks.contender;

import dev.netwright.models.parity.ParityWeights;
import dev.netwright.runtime.TrainableNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A generated network on Deeplearning4j, accelerated or not. */
public final class NetwrightContender implements Contender {
    private final boolean accelerated;
    private TrainableNetwork network;
    private INDArray pixels;
    private INDArray labels;

    /** @param acceleration {@code on} or {@code off} */
    public NetwrightContender(String acceleration) {
        accelerated = acceleration.equals("on");
    }

    @Override
    public String open(Task task) {
        network = Generated.network(task.subject(), accelerated);
        ParityWeights.fill(network.graph(), task.subject().gain());
        pixels = Nd4j.createFromArray(task.pixels()).reshape('c', task.subject().inputShape(task.batch()));
        labels = Nd4j.createFromArray(task.labels())
                .reshape('c', task.batch(), task.subject().classes());
        return Generated.engine(network);
    }

    @Override
    public float[] predict() {
        try (INDArray made = network.predict(pixels)) {
            return made.dup('c').data().asFloat();
        }
    }

    @Override
    public double train() {
        return network.fit(pixels, labels);
    }
}
