package dev.netwright.samples;

import java.util.Locale;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

/** How a step follows from a gradient. */
enum Optimizer {
    /** w - rate * gradient. */
    SGD,
    /** Adam with its usual decay rates, 0.9 and 0.999. */
    ADAM;

    IUpdater updater(double learningRate) {
        return switch (this) {
            case SGD -> new Sgd(learningRate);
            case ADAM -> new Adam(learningRate);
        };
    }

    /** As it is given on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
