package dev.netwright.serving;

import java.util.List;

/**
 * What computes behind a {@link Predictor}. It gets tensors that fit the description, and may be called from several
 * threads at once, but not once it is closed.
 */
public interface PredictionEngine extends AutoCloseable {

    /**
     * One forward pass.
     *
     * @param inputs one batch for each input, in declared order, all of equally many examples
     * @return one tensor for each output, in declared order
     */
    List<Tensor> run(List<Tensor> inputs);

    /** Frees what it holds. Called once. */
    @Override
    void close();
}
