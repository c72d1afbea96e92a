package dev.netwright.runtime.training;

import dev.netwright.runtime.Architecture;
import dev.netwright.runtime.checkpoint.Checkpoint;
import dev.netwright.runtime.checkpoint.CheckpointException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** The last and the best checkpoint of a run. */
final class CheckpointFolder {

    private final Path folder;
    private final Architecture architecture;
    private final ComputationGraph graph;

    /**
     * Makes the folder and tries to write into it, so that a run does not find out after its first hour.
     *
     * @throws CheckpointException if that is not possible
     */
    CheckpointFolder(Path folder, Architecture architecture, ComputationGraph graph) {
        this.folder = folder;
        this.architecture = architecture;
        this.graph = graph;
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "probe", ".tmp"));
        } catch (IOException e) {
            throw new CheckpointException(folder, "checkpoints cannot be written here", e);
        }
    }

    Path last() {
        return folder.resolve(TrainingPlan.LAST);
    }

    Path best() {
        return folder.resolve(TrainingPlan.BEST);
    }

    /**
     * Reads the last checkpoint into the graph.
     *
     * @return empty if there is none
     * @throws CheckpointException if it is refused, or was trained with another updater
     */
    Optional<TrainingPosition> resume() {
        if (Files.notExists(last())) {
            return Optional.empty();
        }
        return Optional.of(Checkpoint.resume(last(), architecture, graph));
    }

    void saveLast(TrainingPosition position) {
        Checkpoint.save(last(), architecture, graph, position);
    }

    void saveBest(TrainingPosition position) {
        Checkpoint.save(best(), architecture, graph, position);
    }
}
