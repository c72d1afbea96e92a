package dev.netwright.benchmarks.contender;

import dev.netwright.models.parity.ParityRule;
import java.nio.file.Path;

/**
 * What a contender is to do: the same for all of them, on the same weights and examples.
 *
 * @param mode whether it trains or predicts
 * @param subject the network
 * @param batch N, the examples of a step
 * @param folder where the files that were exported for it lie
 */
public record Task(Mode mode, Subject subject, int batch, Path folder) {
    /** The learning rate of plain gradient descent: small, so that thousands of steps on one batch stay finite. */
    public static final double LEARNING_RATE = 1e-3;

    /** Training or prediction. */
    public enum Mode {
        TRAIN,
        PREDICT
    }

    /** {@return the row of the report, such as {@code AlexNet, 16}} */
    public String row() {
        return subject.title() + ", " + batch;
    }

    /** {@return [N, C, H, W], [N, F] or [N, F, T]} */
    public long[] inputShape() {
        return subject.examples().batchShape(batch);
    }

    /** {@return the inputs in that shape, by the rule of the parity tests} */
    public float[] inputs() {
        return subject.examples().values(batch);
    }

    /** {@return [N, C, H, W], [N, F], [N, T, F] for a series or [N, T] for words} */
    public long[] torchShape() {
        return subject.examples().torchShape(batch);
    }

    /** {@return the same inputs in that shape} */
    public float[] torchInputs() {
        return subject.examples().torchValues(batch);
    }

    /** {@return [N, outputs]} */
    public long[] targetShape() {
        return new long[] {batch, subject.outputs()};
    }

    /**
     * {@return quantities in [0, 1) by the rule of the parity tests, or one 1 in each row: example i is of class i * 7
     * modulo classes}
     */
    public float[] targets() {
        int outputs = subject.outputs();
        if (subject.isRegression()) {
            return ParityRule.images("target", (long) batch * outputs);
        }
        float[] labels = new float[batch * outputs];
        for (int i = 0; i < batch; i++) {
            labels[i * outputs + i * 7 % outputs] = 1;
        }
        return labels;
    }

    /** {@return the file that one of the exporters writes for this network} */
    public Path file(String ending) {
        return folder.resolve(subject.title() + ending);
    }
}
