package dev.netwright.models.parity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How far a graph's forward pass is from PyTorch's.
 *
 * <p>The error of a layer is the largest |ours - recorded| over its recorded numbers (mean, mean absolute value, samples),
 * divided by the recorded mean absolute value of that layer. The error of the logits and of the probabilities is the
 * largest |ours - recorded| over all elements, divided by the largest less the smallest recorded element.
 *
 * @param worstStage the layer with the largest error
 * @param stages the error of that layer
 * @param differences one line for each layer that is over the limit or has another shape, in declared order
 */
public record Parity(String worstStage, double stages, double logits, double probabilities, List<String> differences) {
    /** The largest error that counts as equal, in float32. */
    public static final double LIMIT = 1e-4;

    /** Runs the graph as it is, in evaluation mode, on the recorded input. */
    public static Parity measure(ComputationGraph graph, ParityRecord recorded) {
        Map<String, INDArray> made = graph.feedForward(new INDArray[] {ParityWeights.input(recorded)}, false);
        List<String> differences = new ArrayList<>();
        String worstStage = "none";
        double worst = 0;
        for (ParityRecord.Stage stage : recorded.stages()) {
            INDArray activation = made.get(stage.layer());
            double error = activation == null
                    ? Double.NaN
                    : error(stage.summary(), summary(activation, stage.samples()), stage.meanAbsolute(), activation);
            note(differences, stage.layer(), error);
            if (!Double.isNaN(worst) && !(error <= worst)) {
                worst = error;
                worstStage = stage.layer();
            }
        }
        String last = recorded.stages().get(recorded.stages().size() - 1).layer();
        double logits = error("logits", recorded.logits(), made.get(last), differences);
        String head = graph.getConfiguration().getNetworkOutputs().get(0);
        double probabilities = error("probabilities", recorded.probabilities(), made.get(head), differences);
        return new Parity(worstStage, worst, logits, probabilities, List.copyOf(differences));
    }

    private static double error(
            String name, ParityRecord.Values recorded, INDArray activation, List<String> differences) {
        double error =
                activation == null ? Double.NaN : error(recorded, inOrder(activation), recorded.range(), activation);
        note(differences, name, error);
        return error;
    }

    /** Not a number where the shapes differ. */
    static double error(ParityRecord.Values recorded, double[] ours, double size, INDArray activation) {
        if (!Arrays.equals(activation.shape(), recorded.shape())) {
            return Double.NaN;
        }
        double error = 0;
        for (int i = 0; i < ours.length; i++) {
            double difference = Math.abs(ours[i] - recorded.numbers()[i]);
            // Math.max keeps a NaN, which a plain comparison would lose.
            error = Math.max(error, difference);
        }
        return error / size;
    }

    private static void note(List<String> differences, String name, double error) {
        if (!(error <= LIMIT)) {
            differences.add(String.format(Locale.ROOT, "%s: %.2e", name, error));
        }
    }

    private static double[] summary(INDArray activation, int samples) {
        return summary(inOrder(activation), samples);
    }

    /** Mean, mean absolute value and samples, as {@code record.py} takes them. */
    static double[] summary(double[] values, int samples) {
        double[] summary = new double[2 + samples];
        summary[0] = Arrays.stream(values).average().orElse(Double.NaN);
        summary[1] = Arrays.stream(values).map(Math::abs).average().orElse(Double.NaN);
        for (int j = 0; j < samples; j++) {
            summary[2 + j] = values[Math.toIntExact((2L * j + 1) * values.length / (2L * samples))];
        }
        return summary;
    }

    static double[] inOrder(INDArray activation) {
        return activation.dup('c').data().asDouble();
    }
}
