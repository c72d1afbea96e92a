package dev.netwright.benchmarks.sidebyside;

import dev.netwright.benchmarks.contender.ContenderException;
import dev.netwright.benchmarks.contender.Task;
import dev.netwright.benchmarks.statistics.Timings;
import java.util.ArrayList;
import java.util.List;

/** How one process is warmed up and timed: in turns of so many steps that a turn takes about a fifth of a second. */
final class Pace {
    /** A step that takes longer than this is timed once, and needs no warming up. */
    static final double LONG_SECONDS = 8;

    private static final double TURN_SECONDS = 0.2;
    private static final double LEAST_WARM_UP_SECONDS = 1;
    private static final double MOST_WARM_UP_SECONDS = 8;
    private static final double TIMED_SECONDS = 1.2;
    private static final int LEAST_TURNS = 2;
    private static final int MOST_TURNS = 7;
    /** Turns in a row that have to bring nothing before a process counts as warm. */
    private static final int STEADY_TURNS = 3;

    private static final double IMPROVEMENT = 0.98;

    /** So that training stays finite; a turn of predictions of 0.04 ms each needs as many as fill it. */
    private static final int MOST_TRAINING_STEPS = 2_000;

    private final Task.Mode mode;

    /** Runs steps. */
    interface Steps {
        /** {@return the seconds of so many steps} */
        double time(int count) throws ContenderException;
    }

    Pace(Task.Mode mode) {
        this.mode = mode;
    }

    /**
     * Warms up, and times.
     *
     * @param first seconds of a step that was taken already
     * @return milliseconds a step, the median of the turns
     */
    double milliseconds(Steps steps, double first) throws ContenderException {
        if (first > LONG_SECONDS) {
            return first * 1e3;
        }
        double step = warmUp(steps, first);
        int count = count(step);
        double turn = count * step;
        int turns = (int) Math.max(LEAST_TURNS, Math.min(MOST_TURNS, Math.ceil(TIMED_SECONDS / turn)));
        List<Double> timed = new ArrayList<>();
        for (int i = 0; i < turns; i++) {
            timed.add(steps.time(count) / count * 1e3);
        }
        return new Timings(timed).median();
    }

    /** Until turns no longer become shorter: code is compiled, caches are filled. {@return seconds of a step} */
    private double warmUp(Steps steps, double first) throws ContenderException {
        double shortest = first;
        double spent = first;
        int steady = 0;
        while (spent < MOST_WARM_UP_SECONDS && (spent < LEAST_WARM_UP_SECONDS || steady < STEADY_TURNS)) {
            int count = count(shortest);
            double turn = steps.time(count);
            spent += turn;
            steady = turn / count < IMPROVEMENT * shortest ? 0 : steady + 1;
            shortest = Math.min(shortest, turn / count);
        }
        return shortest;
    }

    private int count(double step) {
        double fill = TURN_SECONDS / Math.max(step, 1e-9);
        return (int) Math.max(1, mode == Task.Mode.TRAIN ? Math.min(MOST_TRAINING_STEPS, fill) : fill);
    }
}
