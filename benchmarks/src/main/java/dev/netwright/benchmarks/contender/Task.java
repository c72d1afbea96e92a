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
    /** The learning rate of plain gradient descent: small, so that hundreds of steps on one batch stay finite. */
    public static final double LEARNING_RATE = 1e-3;

    /** Training or prediction. */
    public enum Mode {
        TRAIN,
        PREDICT
    }

    /** {@return the pixels [N, C, H, W] by the rule of the parity tests} */
    public float[] pixels() {
        long[] shape = subject.inputShape(batch);
        return subject.patch() == 0
                ? ParityRule.images("input", shape[0] * shape[1] * shape[2] * shape[3])
                : ParityRule.patches("input", shape, subject.patch());
    }

    /** {@return the labels [N, classes], one 1 in each row: example i is of class i * 7 modulo classes} */
    public float[] labels() {
        float[] labels = new float[batch * subject.classes()];
        for (int i = 0; i < batch; i++) {
            labels[i * subject.classes() + i * 7 % subject.classes()] = 1;
        }
        return labels;
    }

    /** {@return the file that one of the exporters writes for this network} */
    public Path file(String ending) {
        return folder.resolve(subject.title() + ending);
    }
}
