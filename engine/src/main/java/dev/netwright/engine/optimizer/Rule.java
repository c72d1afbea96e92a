package dev.netwright.engine.optimizer;

/** How one optimiser changes parameters, number by number. */
public interface Rule {

    /** How many numbers of state it keeps for each parameter. */
    int states();

    /**
     * Changes some parameters and their state.
     *
     * @param parameters the first {@code length} of them are changed
     * @param gradients of the loss at these, the mean over the batch; replaced by what is subtracted from the parameters
     * @param state one array for each number of state, changed too
     */
    void step(float[] parameters, float[] gradients, float[][] state, int length);
}
