package dev.netwright.runtime.training;

import java.nio.file.Path;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A copy of the best epoch, for a run without a folder. */
final class BestInMemory implements Checkpoints {

    private record Copy(
            TrainingPosition position, INDArray parameters, Optional<INDArray> state, int iteration, int epoch) {}

    private final ComputationGraph graph;
    private final boolean wanted;
    private Optional<Copy> best = Optional.empty();

    /** @param wanted whether to copy at all: it takes as much memory as the weights and the updater's state */
    BestInMemory(ComputationGraph graph, boolean wanted) {
        this.graph = graph;
        this.wanted = wanted;
    }

    @Override
    public Optional<TrainingPosition> resume() {
        return Optional.empty();
    }

    @Override
    public void saveLast(TrainingPosition position) {
        // The graph itself is the last one.
    }

    @Override
    public void saveBest(TrainingPosition position) {
        if (!wanted) {
            return;
        }
        close();
        best = Optional.of(new Copy(
                position,
                graph.params().dup(),
                state().map(INDArray::dup),
                graph.getIterationCount(),
                graph.getEpochCount()));
    }

    @Override
    public Optional<TrainingPosition> restoreBest() {
        return best.map(copy -> {
            graph.params().assign(copy.parameters());
            copy.state().ifPresent(state -> state().orElseThrow().assign(state));
            graph.getConfiguration().setIterationCount(copy.iteration());
            graph.getConfiguration().setEpochCount(copy.epoch());
            return copy.position();
        });
    }

    private Optional<INDArray> state() {
        return Optional.ofNullable(graph.getUpdater(true).getStateViewArray());
    }

    @Override
    public Optional<Path> last() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> best() {
        return Optional.empty();
    }

    @Override
    public void close() {
        best.ifPresent(copy -> {
            copy.parameters().close();
            copy.state().ifPresent(INDArray::close);
        });
        best = Optional.empty();
    }
}
