package dev.netwright.runtime.training;

import dev.netwright.runtime.Architecture;
import dev.netwright.runtime.Architecture.Head;
import dev.netwright.runtime.HeadKind;
import dev.netwright.runtime.data.Batch;
import dev.netwright.runtime.data.Batches;
import dev.netwright.runtime.data.ImageDataset;
import dev.netwright.runtime.sequence.StepMasks;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Measures a network without changing it. */
public final class Evaluator {

    private final ComputationGraph graph;
    private final Architecture architecture;

    /** @throws IllegalStateException if no head takes labels */
    public Evaluator(ComputationGraph graph, Architecture architecture) {
        LabelFeed.requireLoss(architecture);
        this.graph = graph;
        this.architecture = architecture;
    }

    /**
     * Measures one batch of the right shapes and type.
     *
     * @param inputs one for each input
     * @param labels one for each head with labels of its own
     */
    public EvaluationReport evaluate(INDArray[] inputs, INDArray[] labels) {
        return evaluate(inputs, labels, StepMasks.none());
    }

    /** Measures one batch of padded sequences, on their real steps. */
    public EvaluationReport evaluate(INDArray[] inputs, INDArray[] labels, StepMasks masks) {
        Tally tally = new Tally(architecture);
        add(tally, inputs, labels, masks);
        return tally.report();
    }

    /**
     * Measures a data set.
     *
     * @param batchSize images at a time
     */
    public EvaluationReport evaluate(ImageDataset data, int batchSize) {
        return evaluate(data, batchSize, () -> false).orElseThrow();
    }

    /** As {@link #evaluate(ImageDataset, int)}, given up with an empty result once {@code stop} says so. */
    Optional<EvaluationReport> evaluate(ImageDataset data, int batchSize, BooleanSupplier stop) {
        ImageHead.requireFor(architecture, data);
        Tally tally = new Tally(architecture);
        try (Batches batches = Batches.inOrder(
                data,
                batchSize,
                architecture.inputs().get(0).shape(),
                graph.getConfiguration().getDataType())) {
            while (batches.hasNext()) {
                if (stop.getAsBoolean()) {
                    return Optional.empty();
                }
                try (Batch batch = batches.next()) {
                    add(tally, new INDArray[] {batch.images()}, new INDArray[] {batch.labels()}, StepMasks.none());
                }
            }
        }
        return Optional.of(tally.report());
    }

    private void add(Tally tally, INDArray[] inputs, INDArray[] labels, StepMasks masks) {
        int count = tally.heads.size();
        INDArray[] measured;
        synchronized (graph) {
            measured = HeadOutputs.withLogits(graph, architecture, tally.heads, inputs, masks);
        }
        INDArray[] outputs = Arrays.copyOfRange(measured, 0, count);
        INDArray[] logits = Arrays.copyOfRange(measured, count, 2 * count);
        INDArray[] real = labels.clone();
        for (int i = 0; i < count; i++) {
            int head = architecture.heads().indexOf(tally.heads.get(i));
            if (masks.output(head).isPresent()) {
                INDArray mask = masks.output(head).get();
                real[i] = StepMasks.rows(labels[i], mask);
                outputs[i] = StepMasks.rows(outputs[i], mask);
                logits[i] = StepMasks.rows(logits[i], mask);
            }
        }
        tally.add(inputs[0].size(0), real, logits, outputs);
        for (INDArray output : outputs) {
            output.close();
        }
    }

    private static final class Tally {
        private final List<Head> heads;
        private final List<HeadMeasure> measures;
        private final int classifying;
        private final int softmax;
        private final int regression;
        private final Evaluation evaluation;
        private final ErrorSums errors = new ErrorSums();
        private long examples;

        Tally(Architecture architecture) {
            heads = architecture.labelledHeads();
            measures = heads.stream().map(HeadMeasure::new).toList();
            softmax = first(HeadKind.SOFTMAX);
            classifying = softmax >= 0 ? softmax : first(HeadKind.SIGMOID);
            regression = first(HeadKind.REGRESSION);
            evaluation = softmax < 0 ? null : new Evaluation(names(architecture, heads.get(softmax)));
        }

        /** The place of the first head of a kind; -1 without one. */
        private int first(HeadKind kind) {
            return heads.stream().map(Head::kind).toList().indexOf(kind);
        }

        private static List<String> names(Architecture architecture, Head head) {
            List<String> labels = architecture.labels(head.layer());
            return !labels.isEmpty()
                    ? labels
                    : LongStream.range(0, head.layer().shape().leading())
                            .mapToObj(String::valueOf)
                            .toList();
        }

        void add(long count, INDArray[] labels, INDArray[] logits, INDArray[] outputs) {
            examples += count;
            for (int i = 0; i < labels.length; i++) {
                measures.get(i).add(count, labels[i], logits[i], outputs[i]);
            }
            if (softmax >= 0) {
                NanAnswers.evaluate(evaluation, HeadMeasure.rows(labels[softmax]), HeadMeasure.rows(outputs[softmax]));
            }
            if (regression >= 0) {
                errors.add(labels[regression], outputs[regression]);
            }
        }

        EvaluationReport report() {
            double loss = measures.stream().mapToDouble(HeadMeasure::loss).sum();
            return new EvaluationReport(
                    examples,
                    loss,
                    classifying < 0
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(measures.get(classifying).accuracy()),
                    Optional.ofNullable(evaluation),
                    regression < 0 ? Optional.empty() : Optional.of(errors.means()));
        }
    }
}
