package dev.netwright.benchmarks.start;

import dev.netwright.benchmarks.process.Figures;
import java.io.File;
import java.io.IOException;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Loads LeNet from Deeplearning4j's own file and predicts once. */
final class StockStart {
    private StockStart() {}

    public static void main(String[] arguments) throws IOException {
        ComputationGraph graph = ComputationGraph.load(new File(arguments[0]), false);
        try (INDArray made = graph.outputSingle(Nd4j.ones(1, 1, 28, 28))) {
            Figures.print("first", made.getDouble(0));
        }
    }
}
