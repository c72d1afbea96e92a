package dev.netwright.engine.optimizer;

import java.nio.FloatBuffer;
import java.util.stream.IntStream;

/**
 * One step over a part of flat arrays: from the gradient summed over the batch to changed parameters. What was subtracted
 * stands where the gradient was. Blocks that fit into
 * a processor's cache are computed one after the other, large parts on several threads; the result is the same.
 *
 * @param parameters all parameters
 * @param gradients all gradients, in the same order
 * @param state all state; the part's begins at {@code stateFrom}, number of state by number of state
 */
public record FlatStep(FloatBuffer parameters, FloatBuffer gradients, FloatBuffer state) {
    private static final int BLOCK = 4096;
    private static final int WORTH_THREADS = 1 << 18;

    /**
     * Takes the step.
     *
     * @param from the first parameter of the part
     * @param to after the last one
     * @param stateFrom where the part's state begins
     * @param scale of the gradients: 1 over the size of the batch
     * @return whether all parameters of the part are finite numbers now
     */
    public boolean take(Rule rule, int from, int to, int stateFrom, float scale) {
        int blocks = (to - from + BLOCK - 1) / BLOCK;
        IntStream all = IntStream.range(0, blocks);
        return (to - from < WORTH_THREADS ? all : all.parallel())
                        .map(block -> {
                            int start = from + block * BLOCK;
                            int length = Math.min(BLOCK, to - start);
                            return take(rule, new Part(start, length, stateFrom + start - from, to - from), scale)
                                    ? 1
                                    : 0;
                        })
                        .min()
                        .orElse(1)
                == 1;
    }

    private record Part(int start, int length, int state, int stateStep) {}

    private boolean take(Rule rule, Part part, float scale) {
        float[] numbers = new float[part.length];
        float[] slopes = new float[part.length];
        float[][] kept = new float[rule.states()][part.length];
        parameters.get(part.start, numbers);
        gradients.get(part.start, slopes);
        for (int i = 0; i < part.length; i++) {
            slopes[i] *= scale;
        }
        for (int i = 0; i < kept.length; i++) {
            state.get(part.state + i * part.stateStep, kept[i]);
        }
        rule.step(numbers, slopes, kept, part.length);
        parameters.put(part.start, numbers);
        gradients.put(part.start, slopes);
        for (int i = 0; i < kept.length; i++) {
            state.put(part.state + i * part.stateStep, kept[i]);
        }
        return Finite.all(numbers, part.length);
    }
}
