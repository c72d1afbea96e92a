package dev.netwright.runtime;

import dev.netwright.runtime.sequence.StepMasks;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Looks at the values of labels: a network learns from anything, and what is no label makes it learn nonsense. Sums and
 * bounds are taken natively, in one pass each; places are looked for only where something is wrong.
 */
final class LabelCheck {
    /** Wide enough for smoothed labels of thousands of classes in float32. */
    private static final double TOLERANCE = 1e-3;

    private LabelCheck() {}

    /**
     * @param labels one for each head with labels of its own, of the right shape
     * @param masks which steps are real: what stands in the padding does not matter
     * @return the labels
     * @throws IllegalArgumentException if labels of a softmax head are no probabilities that sum to 1 over the classes, of a
     *     sigmoid head not from 0 to 1, of a regression head not finite
     */
    static INDArray[] values(Architecture architecture, StepMasks masks, INDArray... labels) {
        List<Architecture.Head> heads = architecture.labelledHeads();
        for (int i = 0; i < labels.length; i++) {
            int output = architecture.heads().indexOf(heads.get(i));
            INDArray real = masks.clear(output, labels[i]);
            new LabelValues(heads.get(i), real, masks.output(output)).require();
        }
        return labels;
    }

    /** The labels of one head, {@code [N, F, ...]}, zeros at padded steps. */
    private record LabelValues(Architecture.Head head, INDArray labels, Optional<INDArray> mask) {

        void require() {
            switch (head.kind()) {
                case SOFTMAX -> {
                    requireWithin();
                    requireSums();
                }
                case SIGMOID -> requireWithin();
                case REGRESSION -> requireFinite();
                case FEATURES -> {}
            }
        }

        private void requireWithin() {
            // NaN may be lost in a minimum, but not in a sum.
            boolean isWithin = labels.minNumber().doubleValue() >= 0
                    && labels.maxNumber().doubleValue() <= 1 + TOLERANCE
                    && Double.isFinite(labels.sumNumber().doubleValue());
            if (!isWithin) {
                requireEach("probabilities from 0 to 1", value -> value >= 0 && value <= 1 + TOLERANCE);
            }
        }

        private void requireFinite() {
            if (!Double.isFinite(labels.sumNumber().doubleValue())) {
                requireEach("finite numbers", Double::isFinite);
            }
        }

        private void requireSums() {
            float[] sums = labels.sum(1).dup('c').data().asFloat();
            float[] real = mask.map(steps ->
                            steps.castTo(DataType.FLOAT).dup('c').data().asFloat())
                    .orElse(null);
            for (int at = 0; at < sums.length; at++) {
                boolean isReal = real == null || real[at] != 0;
                if (isReal && !(Math.abs(sums[at] - 1) <= TOLERANCE)) {
                    int examples = (int) labels.size(0);
                    throw refusal(
                            "probabilities that sum to 1 over the " + labels.size(1) + " classes",
                            "a sum of " + sums[at],
                            at / (sums.length / examples),
                            at % (sums.length / examples));
                }
            }
        }

        private interface Rule {
            boolean holds(double value);
        }

        private void requireEach(String expected, Rule rule) {
            for (int example = 0; example < labels.size(0); example++) {
                double[] values = labels.slice(example).dup('c').data().asDouble();
                int places = values.length / (int) labels.size(1);
                for (int at = 0; at < values.length; at++) {
                    if (!rule.holds(values[at])) {
                        throw refusal(
                                expected, (float) values[at] + " for number " + at / places, example, at % places);
                    }
                }
            }
        }

        /** @param place of the step or pixel in the example */
        private IllegalArgumentException refusal(String expected, String got, int example, int place) {
            String where = switch (head.layer().shape().kind()) {
                case VECTOR -> "";
                case SEQUENCE -> " at step " + place;
                case MAP -> " at row " + place / labels.size(3) + ", column " + place % labels.size(3);
                case VOLUME -> " at place " + place;
            };
            return new IllegalArgumentException("labels of " + head.layer().id() + ": expected " + expected + ", got "
                    + got + " in example " + example + where);
        }
    }
}
