package dev.netwright.engine.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Each rule against its formula in double precision, number by number; several blocks, on several threads. */
class FlatStepTest {
    private static final int NUMBERS = (1 << 18) + 4096 + 7;
    private static final int FROM = 5;

    private final Random random = new Random(3);
    private final FloatBuffer parameters = random(NUMBERS + FROM);
    private final FloatBuffer gradients = random(NUMBERS + FROM);
    private final FloatBuffer state = FloatBuffer.allocate(2 * NUMBERS + 3);

    private FloatBuffer random(int length) {
        FloatBuffer buffer = FloatBuffer.allocate(length);
        for (int i = 0; i < length; i++) {
            buffer.put(i, (float) random.nextGaussian());
        }
        return buffer;
    }

    private static float[] copy(FloatBuffer buffer) {
        float[] copy = new float[buffer.limit()];
        buffer.get(0, copy);
        return copy;
    }

    private boolean take(Rule rule) {
        return new FlatStep(parameters, gradients, state).take(rule, FROM, FROM + NUMBERS, 3, 0.25f);
    }

    @Test
    void sgd() {
        float[] before = copy(parameters);
        float[] slopes = copy(gradients);
        assertThat(take(new Sgd(0.1f))).isTrue();
        for (int i = 0; i < before.length; i++) {
            double step = i < FROM ? 0 : 0.1 * 0.25 * slopes[i];
            assertThat((double) parameters.get(i)).isCloseTo(before[i] - step, within(1e-6));
            // What was subtracted stands where the gradient was.
            assertThat((double) gradients.get(i)).isCloseTo(i < FROM ? slopes[i] : step, within(1e-6));
        }
    }

    @Test
    void nesterovsOverTwoSteps() {
        double[] velocity = new double[NUMBERS];
        for (int step = 0; step < 2; step++) {
            float[] before = copy(parameters);
            float[] slopes = copy(gradients);
            take(new Nesterovs(0.1f, 0.9f));
            for (int i = 0; i < NUMBERS; i++) {
                double after = 0.9 * velocity[i] - 0.1 * 0.25 * slopes[FROM + i];
                double change = 1.9 * after - 0.9 * velocity[i];
                velocity[i] = after;
                assertThat((double) parameters.get(FROM + i)).isCloseTo(before[FROM + i] + change, within(1e-5));
                assertThat((double) state.get(3 + i)).isCloseTo(after, within(1e-5));
            }
        }
    }

    @Test
    void adamOverTwoSteps() {
        double[] mean = new double[NUMBERS];
        double[] square = new double[NUMBERS];
        for (int step = 1; step <= 2; step++) {
            float[] before = copy(parameters);
            float[] slopes = copy(gradients);
            take(Adam.at(step, 0.01, 0.9, 0.999, 1e-8));
            double rate = 0.01 * Math.sqrt(1 - Math.pow(0.999, step)) / (1 - Math.pow(0.9, step));
            for (int i = 0; i < NUMBERS; i++) {
                double g = 0.25 * slopes[FROM + i];
                mean[i] = 0.9 * mean[i] + 0.1 * g;
                square[i] = 0.999 * square[i] + 0.001 * g * g;
                double change = rate * mean[i] / (Math.sqrt(square[i]) + 1e-8);
                assertThat((double) parameters.get(FROM + i)).isCloseTo(before[FROM + i] - change, within(1e-5));
            }
        }
    }

    @Test
    void aStepToNumbersThatAreNotFiniteSaysSo() {
        gradients.put(FROM + 70_000, Float.POSITIVE_INFINITY);
        assertThat(Finite.all(gradients)).isFalse();
        assertThat(take(new Sgd(1))).isFalse();
        assertThat(Finite.all(random(9))).isTrue();
        assertThat(Finite.all(FloatBuffer.allocate(0))).isTrue();
    }
}
