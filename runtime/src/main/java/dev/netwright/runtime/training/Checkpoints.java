package dev.netwright.runtime.training;

import dev.netwright.runtime.Architecture;
import java.nio.file.Path;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Where a run keeps how far it got. */
interface Checkpoints extends AutoCloseable {

    /**
     * Reads the last checkpoint into the graph.
     *
     * @return empty if there is none
     */
    Optional<TrainingPosition> resume();

    /** Keeps the graph as it is after an epoch, or where a run was interrupted. */
    void saveLast(TrainingPosition position);

    /** Keeps the graph as it is after the best epoch so far. */
    void saveBest(TrainingPosition position);

    /**
     * Puts the best epoch's weights, updater state and counters back into the graph.
     *
     * @return empty if they were not kept
     */
    Optional<TrainingPosition> restoreBest();

    /** The file to resume from; empty if this run has neither written nor read one. */
    Optional<Path> last();

    /** The file of the best epoch; empty without a folder. */
    Optional<Path> best();

    @Override
    void close();

    /** What a plan asks for: a folder, or as much in memory as an early stop needs. */
    static Checkpoints of(TrainingPlan plan, Architecture architecture, ComputationGraph graph) {
        return plan.checkpoints()
                .<Checkpoints>map(folder -> CheckpointFolder.open(folder, architecture, graph, plan.resume()))
                .orElseGet(
                        () -> new BestInMemory(graph, plan.earlyStopPatience().isPresent()));
    }
}
