package dev.netwright.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Where the numbers of a parameter stand in the flat array. */
class ParameterTest {
    /** [2, 3], column by column from 10 on. */
    private static final Parameter COLUMNS = Parameter.of("w", Shape.of(2, 3), 10, 1, 2);

    @Test
    void strides() {
        assertThat(COLUMNS.places()).containsExactly(10, 12, 14, 11, 13, 15);
        assertThat(Parameter.dense("w", Shape.of(2, 3), 10).places()).containsExactly(10, 11, 12, 13, 14, 15);
        assertThat(Parameter.dense("w", Shape.of(), 7).places()).containsExactly(7);
    }

    @Test
    void permuted() {
        assertThat(COLUMNS.permute(1, 0).places()).containsExactly(10, 11, 12, 13, 14, 15);
        Parameter cube = Parameter.dense("w", Shape.of(2, 3, 4), 0).permute(2, 0, 1);
        assertThat(cube.shape()).isEqualTo(Shape.of(4, 2, 3));
        long[] places = cube.places();
        for (int i = 0; i < places.length; i++) {
            int first = i / 6;
            int second = i / 3 % 2;
            int third = i % 3;
            assertThat(places[i]).isEqualTo(second * 12 + third * 4 + first);
        }
    }

    @Test
    void reshaped() {
        Parameter dense = Parameter.dense("w", Shape.of(4, 6), 5);
        long[] all = LongStream.range(5, 29).toArray();
        assertThat(dense.reshape(24).places()).isEqualTo(all);
        assertThat(dense.reshape(2, 1, 2, 3, 2).places()).isEqualTo(all);
        assertThat(dense.reshape(1, 3, 8).places()).isEqualTo(all);
        // The two dimensions are no neighbours in the flat array, each by itself can be split.
        assertThat(COLUMNS.reshape(2, 1, 3).places()).isEqualTo(COLUMNS.places());
        Parameter turned = dense.permute(1, 0);
        assertThat(turned.reshape(2, 3, 2, 2).places()).isEqualTo(turned.places());
        assertThatThrownBy(() -> COLUMNS.reshape(6)).hasMessage("w: [2, 3] cannot become [6] without a copy");
        assertThatThrownBy(() -> turned.reshape(3, 8)).hasMessage("w: [6, 4] cannot become [3, 8] without a copy");
        assertThatThrownBy(() -> dense.reshape(5, 5)).isInstanceOf(GraphException.class);
    }

    @Test
    void slicedAndJoined() {
        assertThat(COLUMNS.slice(1, 1, 3).places()).containsExactly(12, 14, 13, 15);
        Parameter swapped = Parameter.join(1, List.of(COLUMNS.slice(1, 2, 3), COLUMNS.slice(1, 0, 2)));
        assertThat(swapped.shape()).isEqualTo(COLUMNS.shape());
        assertThat(swapped.places()).containsExactly(14, 10, 12, 15, 11, 13);
        // Through the seam, turned.
        Parameter middle = swapped.slice(1, 0, 2).permute(1, 0);
        assertThat(middle.shape()).isEqualTo(Shape.of(2, 2));
        assertThat(middle.places()).containsExactly(14, 15, 10, 11);
        assertThat(swapped.slice(0, 1, 2).places()).containsExactly(15, 11, 13);
    }

    @Test
    void frozenWhateverItsView() {
        Parameter frozen = COLUMNS.frozen();
        assertThat(List.of(frozen, frozen.permute(1, 0), frozen.slice(0, 0, 1), frozen.reshape(2, 3)))
                .noneMatch(Parameter::isTrained);
        assertThat(Parameter.join(0, List.of(frozen, frozen)).isTrained()).isFalse();
    }
}
