package dev.netwright.benchmarks.start;

import dev.netwright.benchmarks.contender.Subject;
import dev.netwright.benchmarks.stock.StockNetworks;
import dev.netwright.models.d2l.LeNetNetwork;
import dev.netwright.models.parity.ParityWeights;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Writes LeNet to a folder, in each engine's own format. */
final class TrainedFiles {
    static final String CHECKPOINT = "start.netwright";
    static final String ONNX = "start.onnx";
    static final String ZIP = "start.zip";

    private TrainedFiles() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        double gain = Subject.LENET.gain();
        LeNetNetwork network = LeNetNetwork.builder().build();
        ParityWeights.fill(network.graph(), gain);
        network.save(folder.resolve(CHECKPOINT));
        network.exportOnnx(folder.resolve(ONNX));
        ComputationGraph graph = new ComputationGraph(StockNetworks.of(Subject.LENET));
        graph.init();
        ParityWeights.fill(graph, gain);
        graph.save(new File(folder.toFile(), ZIP), false);
    }
}
