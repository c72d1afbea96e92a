package dev.netwright.runtime.acceleration;

import org.deeplearning4j.optimize.api.TrainingListener;

/** A listener that reads one activation of each forward pass of training; it may be given that one alone. */
public interface ActivationReader extends TrainingListener {

    /** The vertex whose activation it reads: one that a head with a loss reads. */
    String vertex();
}
