package dev.netwright.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final List<String> ALL = List.of("a", "b", "c", "d", "e");
    private static final List<String> QUICK = List.of("b", "d");

    @Test
    void theQuickTakeThreeTurnsARoundAndTheOthersOne() {
        for (int round = 0; round < 10; round++) {
            List<String> turns = IntStream.range(round * 3, round * 3 + 3)
                    .boxed()
                    .flatMap(turn -> Turns.order(ALL, QUICK, turn).stream())
                    .toList();

            assertThat(turns).containsExactlyInAnyOrder("a", "b", "b", "b", "c", "d", "d", "d", "e");
            assertThat(turns.subList(0, 5)).containsExactlyInAnyOrderElementsOf(ALL);
        }
    }

    @Test
    void ofTwoQuickOnesEachIsTheFirstAsOften() {
        assertThat(quickTurns(24).filter(order -> order.get(0).equals("b"))).hasSize(8);
        assertThat(quickTurns(24).filter(order -> order.get(0).equals("d"))).hasSize(8);
    }

    @Test
    void everyoneComesFirstAndLast() {
        List<List<String>> orders = IntStream.range(0, 10)
                .mapToObj(round -> Turns.order(ALL, QUICK, round * 3))
                .toList();

        assertThat(orders).extracting(order -> order.get(0)).containsAll(ALL);
        assertThat(orders).extracting(order -> order.get(4)).containsAll(ALL);
    }

    private static Stream<List<String>> quickTurns(int turns) {
        return IntStream.range(0, turns).filter(turn -> turn % 3 != 0).mapToObj(turn -> Turns.order(ALL, QUICK, turn));
    }
}
