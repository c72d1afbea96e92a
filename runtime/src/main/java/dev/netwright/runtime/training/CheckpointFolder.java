package dev.netwright.runtime.training;

import dev.netwright.runtime.Architecture;
import dev.netwright.runtime.checkpoint.AtomicFile;
import dev.netwright.runtime.checkpoint.Checkpoint;
import dev.netwright.runtime.checkpoint.CheckpointException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** The last and the best checkpoint of a run, in a folder that no other run writes to meanwhile. */
final class CheckpointFolder implements Checkpoints {

    private final Path folder;
    private final FolderLock lock;
    private final Architecture architecture;
    private final ComputationGraph graph;
    private boolean hasLast;
    private boolean mayHoldForeignBest = true;

    private CheckpointFolder(Path folder, FolderLock lock, Architecture architecture, ComputationGraph graph) {
        this.folder = folder;
        this.lock = lock;
        this.architecture = architecture;
        this.graph = graph;
    }

    /**
     * Makes the folder and tries to write into it, so that a run does not find out after its first hour; removes the
     * temporary files of killed runs.
     *
     * @throws CheckpointException if that is not possible, another training has the folder, or a run that does not go
     *     on with the last checkpoint would overwrite one of another network
     */
    static CheckpointFolder open(Path folder, Architecture architecture, ComputationGraph graph, boolean resumes) {
        try {
            // Not where it is there: the call fails on a link to a folder.
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
            }
            Files.delete(Files.createTempFile(folder, "probe", ".tmp"));
            FolderLock lock = FolderLock.tryTake(folder)
                    .orElseThrow(() -> new CheckpointException(
                            folder,
                            "another training is writing its checkpoints here; wait until it ends, or take another"
                                    + " folder"));
            CheckpointFolder opened = new CheckpointFolder(folder, lock, architecture, graph);
            if (!resumes || Files.notExists(opened.lastFile())) {
                opened.requireNoneOfAnotherNetwork();
            }
            AtomicFile.removeLeftOver(opened.lastFile());
            AtomicFile.removeLeftOver(opened.bestFile());
            return opened;
        } catch (IOException e) {
            throw new CheckpointException(folder, "checkpoints cannot be written here", e);
        }
    }

    private void requireNoneOfAnotherNetwork() {
        try {
            Checkpoint.requireMayReplace(lastFile(), architecture);
            Checkpoint.requireMayReplace(bestFile(), architecture);
        } catch (CheckpointException e) {
            close();
            throw e;
        }
    }

    private Path lastFile() {
        return folder.resolve(TrainingPlan.LAST);
    }

    private Path bestFile() {
        return folder.resolve(TrainingPlan.BEST);
    }

    /** @throws CheckpointException if the checkpoint is refused, or was trained with another updater */
    @Override
    public Optional<TrainingPosition> resume() {
        if (Files.notExists(lastFile())) {
            return Optional.empty();
        }
        TrainingPosition position = Checkpoint.resume(lastFile(), architecture, graph);
        hasLast = true;
        mayHoldForeignBest = false;
        return Optional.of(position);
    }

    @Override
    public void saveLast(TrainingPosition position) {
        Checkpoint.save(lastFile(), architecture, graph, position);
        hasLast = true;
        if (mayHoldForeignBest) {
            removeForeignBest();
        }
    }

    /** That of an earlier run, whose last checkpoint has just been replaced: nobody could tell that it is not this run's. */
    private void removeForeignBest() {
        try {
            Files.deleteIfExists(bestFile());
            mayHoldForeignBest = false;
        } catch (IOException e) {
            throw new CheckpointException(bestFile(), "is of an earlier training, and cannot be removed", e);
        }
    }

    @Override
    public void saveBest(TrainingPosition position) {
        Checkpoint.save(bestFile(), architecture, graph, position);
        mayHoldForeignBest = false;
    }

    @Override
    public Optional<TrainingPosition> restoreBest() {
        return Files.exists(bestFile())
                ? Optional.of(Checkpoint.resume(bestFile(), architecture, graph))
                : Optional.empty();
    }

    @Override
    public Optional<Path> last() {
        return hasLast ? Optional.of(lastFile()) : Optional.empty();
    }

    @Override
    public Optional<Path> best() {
        return Optional.of(bestFile());
    }

    @Override
    public void close() {
        lock.close();
    }
}
