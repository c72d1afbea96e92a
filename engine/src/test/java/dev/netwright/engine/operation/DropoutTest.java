package dev.netwright.engine.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netwright.engine.graph.Attributes;
import dev.netwright.engine.graph.Graph;
import dev.netwright.engine.graph.Node;
import dev.netwright.engine.graph.Shape;
import dev.netwright.engine.reference.ForwardPass;
import dev.netwright.engine.reference.Reference;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Dropout has no counterpart with the same numbers: what it keeps is {@link DropoutMask}'s, the rest is counted. */
class DropoutTest {
    private static final Tensor ONES = new Tensor(Shape.of(50, 200), filled());

    private static double[] filled() {
        double[] ones = new double[10_000];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static Graph graph(String name, double ratio) {
        Graph graph = new Graph(List.of("x"));
        Attributes attributes = Attributes.none().decimal("ratio", ratio);
        graph.add(new Node(name, "Dropout", List.of("x"), List.of("y"), attributes));
        graph.output(List.of("y"));
        return graph;
    }

    private static double[] dropped(String name, double ratio, long seed) {
        return Reference.of(graph(name, ratio))
                .training(seed)
                .forward(Map.of("x", ONES), new double[0])
                .tensor("y")
                .values();
    }

    @Test
    void isTheMaskDividedByWhatIsKept() {
        double[] y = dropped("drop", 0.25, 3);
        long key = DropoutMask.key(3, "drop");
        for (int i = 0; i < y.length; i++) {
            assertThat(y[i]).isEqualTo(DropoutMask.isKept(key, i, 0.25) ? 1 / 0.75 : 0);
        }
    }

    @Test
    void dropsAsOftenAsTheRatioSays() {
        for (double ratio : new double[] {0.1, 0.5, 0.9}) {
            long zeros =
                    Arrays.stream(dropped("drop", ratio, 3)).filter(y -> y == 0).count();
            double deviation = Math.sqrt(10_000 * ratio * (1 - ratio));
            assertThat((double) zeros).isCloseTo(10_000 * ratio, within(4 * deviation));
        }
    }

    @Test
    void keepsAllOfRatio0AndNothingOfRatio1() {
        assertThat(dropped("drop", 0, 3)).isEqualTo(ONES.values());
        assertThat(dropped("drop", 1, 3)).containsOnly(0);
    }

    @Test
    void isAnotherForAnotherSeedOrNameAndTheSameForTheSame() {
        double[] first = dropped("drop", 0.5, 3);
        assertThat(dropped("drop", 0.5, 3)).isEqualTo(first);
        for (double[] other : List.of(dropped("drop", 0.5, 4), dropped("drop2", 0.5, 3), dropped("", 0.5, 3))) {
            long equal = 0;
            for (int i = 0; i < first.length; i++) {
                equal += first[i] == other[i] ? 1 : 0;
            }
            assertThat((double) equal).isCloseTo(5_000, within(200.0));
        }
    }

    /** Neighbours that agree as often as not: in rows, and 200 apart, in columns. */
    @Test
    void neighboursAreIndependent() {
        double[] y = dropped("drop", 0.5, 3);
        for (int distance : new int[] {1, 2, 64, 200}) {
            long equal = 0;
            for (int i = 0; i + distance < y.length; i++) {
                equal += y[i] == y[i + distance] ? 1 : 0;
            }
            assertThat((double) equal).isCloseTo((y.length - distance) / 2.0, within(200.0));
        }
    }

    @Test
    void theGradientIsDroppedInTheSamePlaces() {
        ForwardPass pass = Reference.of(graph("drop", 0.5)).training(3).forward(Map.of("x", ONES), new double[0]);
        assertThat(pass.backward(Map.of("y", ONES)).at("x").values())
                .isEqualTo(pass.tensor("y").values());
    }

    @Test
    void predictionsAreUntouched() {
        ForwardPass pass = Reference.of(graph("drop", 0.5)).forward(Map.of("x", ONES), new double[0]);
        assertThat(pass.tensor("y").values()).isEqualTo(ONES.values());
    }

    /** The mask is part of what a resumed training repeats: it must not change from one version to the next. */
    @Test
    void drawsWhatItAlwaysDrew() {
        StringBuilder kept = new StringBuilder();
        long key = DropoutMask.key(42, "fc1/dropout");
        for (int i = 0; i < 32; i++) {
            kept.append(DropoutMask.isKept(key, i, 0.5) ? '1' : '0');
        }
        assertThat(kept).hasToString("01000111100110000101000110101110");
    }
}
