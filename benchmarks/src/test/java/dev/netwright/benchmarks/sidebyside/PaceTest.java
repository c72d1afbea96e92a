package dev.netwright.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netwright.benchmarks.contender.ContenderException;
import dev.netwright.benchmarks.contender.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final List<Integer> counts = new ArrayList<>();
    private double spent;

    @Test
    void stepsThatBecomeFasterAreNotTimedBeforeTheyAreFast() throws ContenderException {
        // As a JVM that compiles for three seconds.
        double milliseconds = pace(Task.Mode.TRAIN, step -> spent < 3 ? 0.010 - 0.003 * spent : 0.001, 0.02);

        assertThat(milliseconds).isCloseTo(1, within(1e-9));
        assertThat(spent).isLessThan(8);
    }

    @Test
    void stepsThatAreSteadyAreTimedSoon() throws ContenderException {
        assertThat(pace(Task.Mode.PREDICT, step -> 0.0001, 0.0001)).isCloseTo(0.1, within(1e-9));

        assertThat(spent).isBetween(2.0, 3.5);
    }

    @Test
    void onesThatTakeSecondsAreTimedAFewTimes() throws ContenderException {
        assertThat(pace(Task.Mode.TRAIN, step -> 2.0, 2.0)).isCloseTo(2_000, within(1e-6));

        assertThat(counts).hasSizeBetween(4, 6).containsOnly(1);
    }

    @Test
    void oneThatTakesVeryLongIsNotTakenAgain() throws ContenderException {
        assertThat(pace(Task.Mode.TRAIN, step -> 60.0, 60.0)).isEqualTo(60_000);

        assertThat(counts).isEmpty();
    }

    @Test
    void aTurnThatWasDisturbedDoesNotCount() throws ContenderException {
        assertThat(pace(Task.Mode.PREDICT, step -> step % 6 == 0 ? 0.5 : 0.1, 0.1))
                .isCloseTo(100, within(1e-6));
    }

    @Test
    void trainingEndsBeforeItsLossDoes() throws ContenderException {
        pace(Task.Mode.TRAIN, step -> 1e-6, 1e-6);

        assertThat(counts).allMatch(count -> count <= 2_000);
    }

    private double pace(Task.Mode mode, IntToDoubleFunction seconds, double first) throws ContenderException {
        return new Pace(mode)
                .milliseconds(
                        count -> {
                            counts.add(count);
                            double taken = count * seconds.applyAsDouble(counts.size());
                            spent += taken;
                            return taken;
                        },
                        first);
    }
}
