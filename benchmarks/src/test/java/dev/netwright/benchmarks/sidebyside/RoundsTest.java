package dev.netwright.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.benchmarks.statistics.Ratio;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final List<String> ALL = List.of("a", "b", "c", "d", "e");
    private static final Optional<Ratio> SETTLED = Optional.of(new Ratio(1, 0.95, 1.1));
    private static final Optional<Ratio> UNSETTLED = Optional.of(new Ratio(1, 0.9, 1.1));

    @Test
    void everyoneComesFirstAndLast() {
        List<List<String>> orders = IntStream.range(0, 10)
                .mapToObj(round -> Rounds.order(ALL, round))
                .toList();

        assertThat(orders).allSatisfy(order -> assertThat(order).containsExactlyInAnyOrderElementsOf(ALL));
        assertThat(orders).extracting(order -> order.get(0)).containsAll(ALL);
        assertThat(orders).extracting(order -> order.get(4)).containsAll(ALL);
    }

    @Test
    void ofTwoNeitherIsAlwaysTheFirst() {
        assertThat(IntStream.range(0, 4).mapToObj(round -> Rounds.order(List.of("a", "b"), round)))
                .extracting(order -> order.get(0))
                .containsExactlyInAnyOrder("a", "b", "b", "a");
    }

    @Test
    void aRowHasItsRoundsAndTwoInAnyCase() {
        assertThat(Rounds.atLeast(3).isEnough(1, SETTLED, -100)).isFalse();
        assertThat(Rounds.atLeast(3).isEnough(2, SETTLED, -100)).isTrue();
        assertThat(Rounds.atLeast(3).isEnough(2, SETTLED, 100)).isFalse();
        assertThat(Rounds.atLeast(1).isEnough(1, SETTLED, -100)).isTrue();
        assertThat(Rounds.atLeast(3).isEnough(3, SETTLED, 100)).isTrue();
    }

    @Test
    void aRatioThatDoesNotRepeatIsMeasuredAgain() {
        assertThat(Rounds.atLeast(3).isEnough(3, UNSETTLED, 100)).isFalse();
        assertThat(Rounds.atLeast(3).isEnough(3, UNSETTLED, -1)).isTrue();
        assertThat(Rounds.atLeast(3).isEnough(6, UNSETTLED, 100)).isTrue();
        assertThat(Rounds.atLeast(3).isEnough(3, Optional.empty(), 100)).isTrue();
    }
}
