package dev.netwright.benchmarks.sidebyside;

import dev.netwright.benchmarks.statistics.Ratio;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How often the contenders of a row take their turns.
 *
 * @param least rounds of every row that there is time for
 * @param most rounds of a row whose ratio does not settle
 */
public record Rounds(int least, int most) {
    /** The highest ratio of a round over the lowest: where it is more, the row is measured again. */
    static final double SPREAD = 1.2;

    /** Rounds that a row has even if its time does not reach for them. */
    private static final int LEAST_IN_SHORT_TIME = 2;

    /** So many of every row, and twice as many at most. */
    public static Rounds atLeast(int least) {
        return new Rounds(least, 2 * least);
    }

    /** The order of a round. Nobody always follows the same one: each rotation comes once forwards and once backwards. */
    public static <T> List<T> order(List<T> all, int round) {
        List<T> order = new ArrayList<>(all);
        Collections.rotate(order, round / 2);
        if (round % 2 == 1) {
            Collections.reverse(order);
        }
        return order;
    }

    /**
     * Whether a row has been measured often enough.
     *
     * @param done rounds so far
     * @param ratio ours over the best of the others; empty where there is no other
     * @param seconds that are left for the row, less those that another round takes
     */
    boolean isEnough(int done, Optional<Ratio> ratio, double seconds) {
        if (done < least) {
            return done >= LEAST_IN_SHORT_TIME && seconds < 0;
        }
        boolean isSettled =
                ratio.map(one -> one.highest() <= SPREAD * one.lowest()).orElse(true);
        return isSettled || done >= most || seconds < 0;
    }
}
