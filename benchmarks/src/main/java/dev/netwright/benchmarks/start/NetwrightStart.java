package dev.netwright.benchmarks.start;

import dev.netwright.benchmarks.process.Figures;
import dev.netwright.models.d2l.LeNetNetwork;
import java.nio.file.Path;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Loads a checkpoint of LeNet and predicts once. */
final class NetwrightStart {
    private NetwrightStart() {}

    public static void main(String[] arguments) {
        LeNetNetwork network = LeNetNetwork.load(Path.of(arguments[0]));
        try (INDArray made = network.predict(Nd4j.ones(1, 1, 28, 28))) {
            Figures.print("first", made.getDouble(0));
        }
    }
}
