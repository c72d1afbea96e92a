package dev.netwright.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimingsTest {
    @Test
    void theMedianOfAnOddNumberIsTheMiddleOne() {
        Timings timings = Timings.of(9, 1, 100);

        assertThat(timings.median()).isEqualTo(9);
        assertThat(timings.lowest()).isEqualTo(1);
        assertThat(timings.highest()).isEqualTo(100);
    }

    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
        assertThat(Timings.of(4, 1, 100, 2).median()).isEqualTo(3);
    }

    @Test
    void aRatioIsOfMediansAndItsSpreadIsThatOfTheRounds() {
        // In the second round both were disturbed: the extremes over each other would say 0.05 to 5.
        Ratio ratio = Timings.of(1, 5, 2).over(Timings.of(2, 20, 4));

        assertThat(ratio.value()).isEqualTo(0.5);
        assertThat(ratio.lowest()).isEqualTo(0.25);
        assertThat(ratio.highest()).isEqualTo(0.5);
    }

    @Test
    void aRatioOfDifferentNumbersOfRoundsSpreadsFromExtremeToExtreme() {
        Ratio ratio = Timings.of(2, 4, 3).over(Timings.of(1, 2));

        assertThat(ratio.value()).isCloseTo(2, within(1e-12));
        assertThat(ratio.lowest()).isEqualTo(1);
        assertThat(ratio.highest()).isEqualTo(4);
    }

    @Test
    void readsWhatItWrote() {
        Timings timings = Timings.of(1.25, 1e-9, 3e7);

        assertThat(Timings.parse(timings.text())).isEqualTo(timings);
    }

    @Test
    void refusesNothingAndWhatIsNoNumber() {
        assertThatThrownBy(() -> new Timings(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Timings.of(1, Double.NaN)).hasMessageContaining("numbers only");
    }
}
