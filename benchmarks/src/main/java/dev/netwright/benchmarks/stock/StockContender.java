package dev.netwright.benchmarks.stock;

import dev.netwright.benchmarks.contender.Contender;
import dev.netwright.benchmarks.contender.Task;
import dev.netwright.benchmarks.process.ClassPath;
import dev.netwright.models.parity.ParityWeights;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Deeplearning4j as it comes, with a hand-written configuration. */
public final class StockContender implements Contender {
    private ComputationGraph graph;
    private INDArray[] inputs;
    private INDArray[] targets;

    @Override
    public String open(Task task) {
        graph = new ComputationGraph(StockNetworks.of(task.subject()));
        graph.init();
        ParityWeights.fill(graph, task.subject().gain());
        inputs = new INDArray[] {Nd4j.createFromArray(task.inputs()).reshape('c', task.inputShape())};
        targets = new INDArray[] {Nd4j.createFromArray(task.targets()).reshape('c', task.targetShape())};
        return "by hand: " + ClassPath.jar(ComputationGraph.class);
    }

    @Override
    public float[] predict() {
        try (INDArray made = graph.output(inputs)[0]) {
            return made.dup('c').data().asFloat();
        }
    }

    @Override
    public double train() {
        graph.fit(inputs, targets);
        return graph.score();
    }
}
