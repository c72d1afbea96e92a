package dev.netwright.benchmarks.chains;

import dev.netwright.benchmarks.process.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Times training steps of a chain, as many as fit into a minute, and prints one figure each. */
final class ChainSteps {
    private static final int MOST_STEPS = 8;
    private static final double ENOUGH_SECONDS = 60;
    private static final int BATCH = 4;

    private ChainSteps() {}

    /** {@param step takes pixels [4, 8] and labels [4, 10]} */
    static void time(BiConsumer<INDArray, INDArray> step) {
        INDArray values = Nd4j.linspace(0, 1, BATCH * 8).reshape(BATCH, 8).castTo(DataType.FLOAT);
        INDArray labels = Nd4j.zeros(BATCH, 10);
        labels.putColumn(3, Nd4j.ones(BATCH));
        List<Double> seconds = new ArrayList<>();
        double spent = 0;
        while (seconds.size() < MOST_STEPS && spent < ENOUGH_SECONDS) {
            long start = System.nanoTime();
            step.accept(values, labels);
            double last = (System.nanoTime() - start) / 1e9;
            seconds.add(last);
            spent += last;
        }
        // The first step compiles and allocates; where no second one fits, that does not matter.
        for (int i = Math.min(1, seconds.size() - 1); i < seconds.size(); i++) {
            Figures.print("step" + i, seconds.get(i));
        }
    }
}
