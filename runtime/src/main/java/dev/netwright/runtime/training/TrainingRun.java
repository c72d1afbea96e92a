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
import dev.netwright.runtime.training.TrainingPosition.Sums;
import dev.netwright.runtime.training.TrainingReport.Divergence;
import dev.netwright.runtime.training.TrainingReport.Ending;
import dev.netwright.runtime.training.TrainingReport.Epoch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.longer.MatchCondition;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.conditions.Conditions;

/** One call of {@code fit}: epochs of steps, each epoch measured and saved. The caller keeps others from training meanwhile. */
public final class TrainingRun {

    private final ComputationGraph graph;
    private final Replicas replicas;
    private final Architecture architecture;
    private final ImageDataset training;
    private final TrainingPlan plan;
    private final Consumer<TrainingPosition> moved;
    private final TrainingStep step;
    private final Evaluator evaluator;
    private final Pass pass;
    private final List<Epoch> epochs = new ArrayList<>();
    private Optional<Divergence> divergence = Optional.empty();
    private TrainingPosition position;

    /**
     * Prepares a run.
     *
     * @param replicas what predicts with the graph meanwhile
     * @param position where the network's training stands
     * @param moved told where it stands after each change of the graph, before others see the graph
     * @throws IllegalStateException if the network is not for labelled images, or has no parameters
     * @throws IllegalArgumentException if it is for other images than these
     */
    public TrainingRun(
            ComputationGraph graph,
            Replicas replicas,
            Architecture architecture,
            ImageDataset training,
            TrainingPlan plan,
            TrainingPosition position,
            Consumer<TrainingPosition> moved) {
        this.graph = graph;
        this.replicas = replicas;
        this.architecture = architecture;
        this.training = training;
        this.plan = plan;
        this.position = position;
        this.moved = moved;
        if (graph.numParams() == 0) {
            throw new IllegalStateException(architecture.name() + " has no parameters: there is nothing to train");
        }
        step = new TrainingStep(graph, architecture);
        evaluator = new Evaluator(graph, architecture);
        pass = new Pass(plan.batchSize(), training.size(), plan.shuffleSeed());
        ImageHead.requireFor(architecture, training);
        plan.validation().ifPresent(data -> ImageHead.requireFor(architecture, data));
    }

    /** Trains until the plan is done, stops early, diverges, or is interrupted. */
    public TrainingReport run() {
        try (Checkpoints checkpoints = Checkpoints.of(plan, architecture, graph)) {
            boolean resumed = plan.resume() && replicas.changing(() -> resume(checkpoints));
            long end = plan.resume() ? plan.epochs() : position.epoch() + plan.epochs();
            if (!resumed) {
                startAnew();
            }
            try (Interruption interruption = Interruption.watch();
                    Progress progress = Progress.of(plan)) {
                progress.started(opening(resumed));
                Ending ending = train(end, interruption, progress, checkpoints);
                return report(ending, progress, checkpoints);
            }
        }
    }

    private boolean resume(Checkpoints checkpoints) {
        Optional<TrainingPosition> found = checkpoints.resume();
        found.ifPresent(this::moveTo);
        boolean within = position.batch() > 0;
        if (found.isPresent() && within && !position.pass().equals(Optional.of(pass))) {
            throw new IllegalArgumentException(
                    checkpoints.last().orElseThrow() + " stopped within epoch " + (position.epoch() + 1)
                            + ", and can only go on there with the same settings: "
                            + position.pass().orElseThrow().changed(pass));
        }
        return found.isPresent();
    }

    /** Figures of an earlier run, on other data perhaps, are no measure for this one. */
    private void startAnew() {
        boolean goesOn = position.pass().equals(Optional.of(pass));
        TrainingPosition start = position.withBest(Optional.empty());
        moveTo(
                goesOn
                        ? start.atBatch(position.batch(), pass, position.sums())
                        : start.atBatch(0, pass, Optional.empty()));
    }

    private void moveTo(TrainingPosition next) {
        position = next;
        moved.accept(next);
    }

    private String opening(boolean resumed) {
        String what = architecture.name() + " on " + training;
        if (!resumed) {
            return what;
        }
        String epochs = position.epoch() == 1 ? "1 epoch" : position.epoch() + " epochs";
        String batches = position.batch() == 1 ? "1 batch" : position.batch() + " batches";
        return what + ", resumed after " + epochs + (position.batch() > 0 ? " and " + batches : "");
    }

    private boolean stale() {
        return plan.earlyStopPatience().isPresent()
                && best().map(best -> position.epoch() - best.epoch()).orElse(0L)
                        >= plan.earlyStopPatience().getAsInt();
    }

    private Optional<Best> best() {
        return position.best().filter(best -> best.by() == plan.keepBestBy());
    }

    private Ending train(long end, Interruption interruption, Progress progress, Checkpoints checkpoints) {
        while (position.epoch() < end) {
            if (stale()) {
                return Ending.STOPPED_EARLY;
            }
            Optional<Ending> ended = epoch(end, interruption, progress, checkpoints);
            if (ended.isPresent()) {
                return ended.get();
            }
        }
        return Ending.COMPLETE;
    }

    /** One epoch, or the rest of one; empty if the run goes on. */
    private Optional<Ending> epoch(long end, Interruption interruption, Progress progress, Checkpoints checkpoints) {
        long number = position.epoch() + 1;
        EpochTally tally = new EpochTally(position.sums().orElseGet(Sums::none));
        progress.epochStarted(number, end, training.size(), position.batch() * plan.batchSize());
        boolean whole = steps(tally, interruption, progress);
        long steps = position.batch();
        if (divergence.isEmpty() && !parametersAreFinite()) {
            divergence = Optional.of(new Divergence(number, steps, "weights were NaN or infinite"));
        }
        if (divergence.isPresent()) {
            return Optional.of(Ending.DIVERGED);
        }
        if (!whole) {
            checkpoints.saveLast(position);
            return Optional.of(Ending.INTERRUPTED);
        }
        double seconds = tally.seconds();
        double rate = tally.examplesPerSecond();
        synchronized (graph) {
            graph.incrementEpochCount();
            moveTo(position.nextEpoch());
        }
        Optional<EvaluationReport> measured =
                plan.validation().flatMap(data -> evaluator.evaluate(data, plan.batchSize(), interruption::requested));
        divergence = measured.filter(report -> !Double.isFinite(report.loss()))
                .map(report -> new Divergence(number, steps, "the validation loss was " + report.loss()));
        if (divergence.isPresent()) {
            return Optional.of(Ending.DIVERGED);
        }
        keep(checkpoints, measured, number);
        Epoch epoch = new Epoch(number, tally.loss(), tally.accuracy(), measured, seconds, rate);
        epochs.add(epoch);
        progress.epochFinished(epoch);
        return Optional.empty();
    }

    private void keep(Checkpoints checkpoints, Optional<EvaluationReport> measured, long number) {
        if (measured.map(this::improves).orElse(false)) {
            moveTo(position.withBest(Optional.of(new Best(plan.keepBestBy(), figure(measured.get()), number))));
            checkpoints.saveBest(position);
        }
        checkpoints.saveLast(position);
    }

    /** The steps of the epoch from where it stands; false if it was interrupted, or diverged, before its end. */
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
                    TrainingStep.Result result = step(batch, tally);
                    if (!Double.isFinite(result.loss())) {
                        divergence = Optional.of(new Divergence(
                                position.epoch() + 1, position.batch() + 1, "the loss was " + result.loss()));
                        return false;
                    }
                    progress.stepped(batch.first() + batch.size(), tally);
                }
            }
        }
        return true;
    }

    private TrainingStep.Result step(Batch batch, EpochTally tally) {
        return replicas.changing(() -> {
            Nd4j.getRandom().setSeed(Shuffle.seed(plan.shuffleSeed(), position.epoch(), position.batch()));
            TrainingStep.Result result = step.take(new INDArray[] {batch.images()}, new INDArray[] {batch.labels()});
            if (Double.isFinite(result.loss())) {
                tally.add(result, batch.size());
                moveTo(position.atBatch(position.batch() + 1, pass, Optional.of(tally.sums())));
            }
            return result;
        });
    }

    /** The loss can stay finite though weights are not: a rectifier turns NaN into 0. */
    private boolean parametersAreFinite() {
        synchronized (graph) {
            MatchCondition unusable = new MatchCondition(graph.params(), Conditions.notFinite());
            return Nd4j.getExecutioner().exec(unusable).getLong(0) == 0;
        }
    }

    private boolean improves(EvaluationReport measured) {
        double value = figure(measured);
        return best().map(best -> plan.keepBestBy().better(value, best.value())).orElse(!Double.isNaN(value));
    }

    private double figure(EvaluationReport measured) {
        return plan.keepBestBy() == BestBy.ACCURACY ? measured.accuracy().orElseThrow() : measured.loss();
    }

    private TrainingReport report(Ending ending, Progress progress, Checkpoints checkpoints) {
        long lastEpoch = position.epoch();
        boolean untouched = ending == Ending.INTERRUPTED || ending == Ending.DIVERGED;
        String held = !untouched && plan.earlyStopPatience().isPresent() ? holdBest(checkpoints) : "";
        String saved = checkpoints.last().map(file -> ", saved to " + file).orElse("");
        switch (ending) {
            case COMPLETE -> {
                if (!held.isEmpty()) {
                    progress.note(held);
                }
            }
            case STOPPED_EARLY -> progress.note("stopped early: " + held);
            case INTERRUPTED -> progress.note("interrupted in epoch " + (lastEpoch + 1) + saved);
            case DIVERGED ->
                progress.note("diverged: " + divergence.orElseThrow()
                        + "; try a lower learning rate, or clip the gradient with builder().clipNorm(1)"
                        + checkpoints
                                .last()
                                .map(file -> "; " + file + " is of the epoch before")
                                .orElse(""));
        }
        Optional<Best> best = best();
        return new TrainingReport(
                epochs,
                ending,
                lastEpoch,
                best.map(found -> OptionalLong.of(found.epoch())).orElse(OptionalLong.empty()),
                divergence,
                checkpoints.last(),
                best.flatMap(found -> checkpoints.best()));
    }

    /** Puts the best epoch back where the last one is another; says so. */
    private String holdBest(Checkpoints checkpoints) {
        Optional<Best> best = best();
        if (best.isEmpty() || best.get().epoch() == position.epoch()) {
            return "";
        }
        boolean restored = replicas.changing(() -> {
            Optional<TrainingPosition> found = checkpoints.restoreBest();
            found.ifPresent(this::moveTo);
            return found.isPresent();
        });
        return "epoch " + best.get().epoch() + " was the best"
                + (restored
                        ? ", and the network has its weights"
                        : "; its checkpoint is gone, the network has the last weights");
    }
}
