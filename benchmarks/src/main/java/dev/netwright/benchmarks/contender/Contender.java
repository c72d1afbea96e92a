package dev.netwright.benchmarks.contender;

import java.util.OptionalInt;

/**
 * One way to run a network, in a process of its own. {@link ContenderLoop} makes it, opens one task, and lets it run.
 */
public interface Contender {
    /** The environment variable that tells how many threads to take, where a contender's own choice is not to stand. */
    String THREADS = "NETWRIGHT_BENCHMARK_THREADS";

    /** Stands between the version of what runs a network and what it does with this one. */
    String DETAIL = " | ";

    /**
     * Builds the network with the weights of the rule and holds the examples ready.
     *
     * @return what runs it, for people: name and version, then perhaps {@link #DETAIL} and what is special to the network
     */
    String open(Task task) throws Exception;

    /** {@return how many threads to take; empty for the contender's own choice} */
    static OptionalInt threads() {
        String count = System.getenv(THREADS);
        return count == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(count));
    }

    /** One prediction; {@return probabilities or quantities, [N, outputs]} */
    float[] predict() throws Exception;

    /**
     * One step of gradient descent on the examples of the task.
     *
     * @return the loss before the step, the mean over the batch
     */
    default double train() throws Exception {
        throw new UnsupportedOperationException("does not train");
    }

    /** Frees what the task holds. */
    default void close() throws Exception {}
}
