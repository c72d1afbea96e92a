package dev.netwright.runtime.training;

import dev.netwright.runtime.Architecture;
import dev.netwright.runtime.Architecture.Head;
import dev.netwright.runtime.HeadKind;
import dev.netwright.runtime.acceleration.ActivationReader;
import dev.netwright.runtime.sequence.StepMasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;

/** One step of gradient descent on one batch. The caller holds the graph's lock. */
public final class TrainingStep {

    /**
     * What a step saw before it changed the weights.
     *
     * @param loss the mean over the batch, the heads' weights and L2 included
     * @param right how many answers of the first classifying head were right, in training mode
     * @param answers how many there were; 0 without such a head
     */
    record Result(double loss, long right, long answers) {}

    private final ComputationGraph graph;
    private final Architecture architecture;
    private final Optional<Head> classifying;

    /** @throws IllegalStateException if no head has a loss */
    public TrainingStep(ComputationGraph graph, Architecture architecture) {
        LabelFeed.requireLoss(architecture);
        this.graph = graph;
        this.architecture = architecture;
        classifying = architecture.labelledHeads().stream()
                .filter(HeadMeasure::classifies)
                .min((a, b) -> Boolean.compare(a.kind() != HeadKind.SOFTMAX, b.kind() != HeadKind.SOFTMAX));
    }

    /**
     * Takes the step, if its loss and gradient are finite numbers.
     *
     * @param inputs one for each input
     * @param labels one for each head with labels of its own, in declared order
     * @return the loss before the step; NaN or infinite if it was not taken
     */
    public double loss(INDArray[] inputs, INDArray[] labels) {
        return loss(inputs, labels, StepMasks.none());
    }

    /** Takes the step on padded sequences; see {@link #loss(INDArray[], INDArray[])}. */
    public double loss(INDArray[] inputs, INDArray[] labels, StepMasks masks) {
        INDArray[] all = LabelFeed.forAllHeads(
                architecture, labels, graph.getConfiguration().getDataType(), masks);
        if (graph.numParams() == 0) {
            // Deeplearning4j's fit does nothing here, and leaves the score at 0.
            return graph.score(new MultiDataSet(inputs, all, masks.inputs(), masks.outputs()), true);
        }
        InPlaceUpdater.on(graph);
        int iteration = graph.getIterationCount();
        graph.fit(inputs, all, masks.inputs(), masks.outputs());
        double loss = graph.score();
        if (!Double.isFinite(loss)) {
            graph.getConfiguration().setIterationCount(iteration);
        }
        // The graph would keep the batch alive until the next one.
        graph.clear();
        return loss;
    }

    Result take(INDArray[] inputs, INDArray[] labels) {
        if (classifying.isEmpty()) {
            return new Result(loss(inputs, labels), 0, 0);
        }
        Head head = classifying.get();
        INDArray theirs = labels[architecture.labelledHeads().indexOf(head)];
        RightAnswers counter = new RightAnswers(head, logitsOf(head), theirs);
        List<TrainingListener> listeners = new ArrayList<>(graph.getListeners());
        try {
            graph.addListeners(counter);
            double loss = loss(inputs, labels);
            return new Result(loss, counter.right, HeadMeasure.answers(head.kind(), theirs));
        } finally {
            graph.setListeners(listeners);
        }
    }

    private String logitsOf(Head head) {
        return graph.getConfiguration().getVertexInputs().get(head.layer().id()).get(0);
    }

    /**
     * Counts on what the forward pass of the step computes anyway; the head itself is not among that, its logits are.
     */
    private static final class RightAnswers extends BaseTrainingListener implements ActivationReader {
        private final Head head;
        private final String logits;
        private final INDArray labels;
        private long right;

        RightAnswers(Head head, String logits, INDArray labels) {
            this.head = head;
            this.logits = logits;
            this.labels = labels;
        }

        @Override
        public String vertex() {
            return logits;
        }

        @Override
        public void onForwardPass(Model model, Map<String, INDArray> activations) {
            right = HeadMeasure.right(head.kind(), labels, activations.get(logits), 0);
        }
    }
}
