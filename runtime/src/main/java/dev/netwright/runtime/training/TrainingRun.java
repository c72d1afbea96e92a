package dev.netwright.runtime.training;

import dev.netwright.runtime.Architecture;
import dev.netwright.runtime.TensorShape;
import dev.netwright.runtime.acceleration.Replicas;
import dev.netwright.runtime.data.Batch;
import dev.netwright.runtime.data.Batches;
import dev.netwright.runtime.data.ImageDataset;
import dev.netwright.runtime.data.Shuffle;
import dev.netwright.runtime.training.TrainingPosition.Best;
import dev.netwright.runtime.training.TrainingPosition.Pass;
import dev.netwright.runtime.training.TrainingReport.Ending;
import dev.netwright.runtime.training.TrainingReport.Epoch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** One call of {@code fit}: epochs of steps, each epoch measured and saved. */
public final class TrainingRun {

    private final ComputationGraph graph;
    private final Replicas replicas;
    private final Architecture architecture;
    private final ImageDataset training;
    private final TrainingPlan plan;
    private final TrainingStep step;
    private final Evaluator evaluator;
    private final Pass pass;
    private final List<Epoch> epochs = new ArrayList<>();
    private TrainingPosition position;

    /**
     * Prepares a run.
     *
     * @param replicas what predicts with the graph meanwhile
     * @param position where the network's training stands
     * @throws IllegalStateException if the network is not for labelled images
     * @throws IllegalArgumentException if it is for other images than these
     */
    public TrainingRun(
            ComputationGraph graph,
            Replicas replicas,
            Architecture architecture,
            ImageDataset training,
            TrainingPlan plan,
            TrainingPosition position) {
        this.graph = graph;
        this.replicas = replicas;
        this.architecture = architecture;
        this.training = training;
        this.plan = plan;
        this.position = position;
        step = new TrainingStep(graph, architecture);
        evaluator = new Evaluator(graph, architecture);
        pass = new Pass(plan.batchSize(), training.size(), plan.shuffleSeed());
        ImageHead.requireFor(architecture, training);
        plan.validation().ifPresent(data -> ImageHead.requireFor(architecture, data));
    }

    /** Where the training stands now. */
    public TrainingPosition position() {
        return position;
    }

    /** Trains until the plan is done, stops early, or is interrupted. */
    public TrainingReport run() {
        Optional<CheckpointFolder> folder =
                plan.checkpoints().map(path -> new CheckpointFolder(path, architecture, graph));
        boolean resumed = plan.resume() && replicas.changing(() -> resume(folder.orElseThrow()));
        long end = plan.resume() ? plan.epochs() : position.epoch() + plan.epochs();
        if (!resumed) {
            startAnew();
        }
        try (Interruption interruption = Interruption.watch();
                Progress progress = Progress.of(plan)) {
            progress.started(opening(resumed));
            while (position.epoch() < end && !stale()) {
                if (!epoch(end, interruption, progress, folder)) {
                    break;
                }
            }
            return report(end, progress, folder);
        }
    }

    private boolean resume(CheckpointFolder folder) {
        Optional<TrainingPosition> found = folder.resume();
        found.ifPresent(at -> position = at);
        boolean within = position.batch() > 0;
        if (found.isPresent() && within && !position.pass().equals(Optional.of(pass))) {
            throw new IllegalArgumentException(folder.last() + " stopped within epoch " + (position.epoch() + 1)
                    + ": to go on there, batch size, number of images and shuffle seed must be the same as then ("
                    + position.pass().orElseThrow() + "), not " + pass);
        }
        return found.isPresent();
    }

    /** Figures of an earlier run, on other data perhaps, are no measure for this one. */
    private void startAnew() {
        boolean goesOn = position.pass().equals(Optional.of(pass));
        position = position.withBest(Optional.empty()).atBatch(goesOn ? position.batch() : 0, pass);
    }

    private String opening(boolean resumed) {
        String from = resumed ? ", resumed after " + position.epoch() + " epochs" : "";
        return architecture.name() + " on " + training + from;
    }

    private boolean stale() {
        return plan.earlyStopPatience().isPresent()
                && best().map(best -> position.epoch() - best.epoch()).orElse(0L)
                        >= plan.earlyStopPatience().getAsInt();
    }

    private Optional<Best> best() {
        return position.best().filter(best -> best.by() == plan.keepBestBy());
    }

    /** One epoch, or the rest of one; false if it was interrupted. */
    private boolean epoch(long end, Interruption interruption, Progress progress, Optional<CheckpointFolder> folder) {
        long number = position.epoch() + 1;
        EpochTally tally = new EpochTally();
        progress.epochStarted(number, end, training.size(), position.batch() * plan.batchSize());
        if (!steps(tally, interruption, progress)) {
            folder.ifPresent(writer -> writer.saveLast(position));
            return false;
        }
        double seconds = tally.seconds();
        double rate = tally.examplesPerSecond();
        position = position.nextEpoch();
        synchronized (graph) {
            graph.incrementEpochCount();
        }
        Optional<EvaluationReport> measured =
                plan.validation().flatMap(data -> evaluator.evaluate(data, plan.batchSize(), interruption::requested));
        boolean improved = measured.map(this::improves).orElse(false);
        if (improved) {
            position = position.withBest(Optional.of(new Best(plan.keepBestBy(), figure(measured.get()), number)));
        }
        folder.ifPresent(writer -> {
            if (improved) {
                writer.saveBest(position);
            }
            writer.saveLast(position);
        });
        Epoch epoch = new Epoch(number, tally.loss(), tally.accuracy(), measured, seconds, rate);
        epochs.add(epoch);
        progress.epochFinished(epoch);
        return true;
    }

    /** The steps of the epoch from where it stands; false if it was interrupted before its end. */
    private boolean steps(EpochTally tally, Interruption interruption, Progress progress) {
        TensorShape input = architecture.inputs().get(0).shape();
        int skip = Math.toIntExact(position.batch());
        try (Batches batches = Batches.shuffled(
                training,
                plan.batchSize(),
                input,
                graph.getConfiguration().getDataType(),
                plan.augmentation(),
                plan.shuffleSeed(),
                position.epoch(),
                skip)) {
            while (batches.hasNext()) {
                if (interruption.requested()) {
                    return false;
                }
                try (Batch batch = batches.next()) {
                    tally.add(step(batch), batch.size());
                    position = position.atBatch(position.batch() + 1, pass);
                    progress.stepped(batch.first() + batch.size(), tally);
                }
            }
        }
        return true;
    }

    private TrainingStep.Result step(Batch batch) {
        return replicas.changing(() -> {
            Nd4j.getRandom().setSeed(Shuffle.seed(plan.shuffleSeed(), position.epoch(), position.batch()));
            return step.take(new INDArray[] {batch.images()}, new INDArray[] {batch.labels()});
        });
    }

    private boolean improves(EvaluationReport measured) {
        double value = figure(measured);
        return best().map(best -> plan.keepBestBy().better(value, best.value())).orElse(!Double.isNaN(value));
    }

    private double figure(EvaluationReport measured) {
        return plan.keepBestBy() == BestBy.ACCURACY ? measured.accuracy() : measured.loss();
    }

    private TrainingReport report(long end, Progress progress, Optional<CheckpointFolder> folder) {
        Ending ending = position.epoch() >= end ? Ending.COMPLETE : stale() ? Ending.STOPPED_EARLY : Ending.INTERRUPTED;
        Optional<Path> last = folder.map(CheckpointFolder::last);
        if (ending == Ending.STOPPED_EARLY) {
            progress.note("stopped early: epoch " + best().orElseThrow().epoch() + " was the best");
        } else if (ending == Ending.INTERRUPTED) {
            progress.note("interrupted in epoch " + (position.epoch() + 1)
                    + last.map(file -> ", saved to " + file).orElse(""));
        }
        return new TrainingReport(epochs, ending, last, best().flatMap(best -> folder.map(CheckpointFolder::best)));
    }
}
