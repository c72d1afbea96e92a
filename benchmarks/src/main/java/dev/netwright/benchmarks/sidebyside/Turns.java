package dev.netwright.benchmarks.sidebyside;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Who goes when in a round. Those whose step is short take three turns, spread over the round; a slow one takes one, and
 * fills it.
 */
final class Turns {
    static final int OF_A_ROUND = 3;

    private Turns() {}

    /**
     * The order of one turn.
     *
     * @param turn counted over all rounds: the first of each round is everybody's, the others are for the quick
     */
    static <T> List<T> order(List<T> all, List<T> quick, int turn) {
        List<T> order = new ArrayList<>(turn % OF_A_ROUND == 0 ? all : quick);
        // Nobody always follows the same one, whose threads may still wait in a loop. Each rotation comes once forwards
        // and once backwards, so that of two neither is always the first.
        Collections.rotate(order, turn / 2);
        if (turn % 2 == 1) {
            Collections.reverse(order);
        }
        return order;
    }
}
