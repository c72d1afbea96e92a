package dev.netwright.benchmarks.compile;

import dev.netwright.benchmarks.process.Figures;
import dev.netwright.runtime.NetworkBuilder;
import dev.netwright.runtime.TensorShape;
import dev.netwright.runtime.TrainableNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Builds the generated network that its argument names, and predicts once. */
final class ForwardRun {
    private ForwardRun() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        // ND4J's own start is not the network's.
        try (INDArray zero = Nd4j.zeros(1)) {
            zero.addi(1);
        }
        long start = System.nanoTime();
        NetworkBuilder<?, ?> builder = (NetworkBuilder<?, ?>)
                Class.forName(arguments[0]).getMethod("builder").invoke(null);
        TrainableNetwork network = builder.build();
        long built = System.nanoTime();
        TensorShape input = network.architecture().inputs().get(0).shape();
        try (INDArray made = network.predict(Nd4j.ones(input.batchOf(1)))) {
            double sum = made.sumNumber().doubleValue();
            long predicted = System.nanoTime();
            if (!(Math.abs(sum - 1) < 1e-3)) {
                throw new IllegalStateException(arguments[0] + ": its probabilities add up to " + sum);
            }
            Figures.print("build", (built - start) / 1e9);
            Figures.print("predict", (predicted - built) / 1e9);
            Figures.printPeakMemory();
        }
    }
}
