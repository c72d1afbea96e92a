package dev.netwright.runtime.acceleration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The kernel against the definition, on planes full of ties, zeros of both signs, infinities and NaN. */
class MaxPoolKernelTest {

    private static final int PLANES = 6;
    private static final float[] SPECIAL = {
        0f,
        -0f,
        1f,
        1f,
        -1f,
        -1f,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        Float.POSITIVE_INFINITY,
        3.5f,
        3.4999998f,
        -2f
    };

    static Stream<PoolWindows> windows() {
        return Stream.of(
                new PoolWindows(12, 12, 12, 12, 3, 3, 1, 1, 1, 1),
                new PoolWindows(3, 3, 3, 3, 3, 3, 1, 1, 1, 1),
                new PoolWindows(13, 11, 6, 5, 3, 3, 2, 2, 0, 0),
                new PoolWindows(9, 14, 4, 5, 2, 4, 2, 3, 0, 1),
                new PoolWindows(7, 7, 1, 1, 7, 7, 1, 1, 0, 0),
                new PoolWindows(8, 9, 2, 3, 2, 1, 4, 3, 0, 0),
                // Windows of padding alone.
                new PoolWindows(4, 5, 4, 4, 2, 2, 2, 2, 2, 2),
                new PoolWindows(120, 130, 60, 65, 2, 2, 2, 2, 0, 0));
    }

    @ParameterizedTest
    @MethodSource("windows")
    void largestAndFirstOfThem(PoolWindows windows) {
        check(windows, random(windows, 0), false);
        float[] special = random(windows, 1);
        check(windows, special, false);
        special[0] = Float.NaN;
        special[special.length / 2] = Float.intBitsToFloat(0xffc0_0000);
        check(windows, special, true);
    }

    private static float[] random(PoolWindows windows, int seed) {
        Random random = new Random(seed);
        float[] values = new float[PLANES * windows.inSize()];
        for (int i = 0; i < values.length; i++) {
            values[i] = seed == 0 ? (float) random.nextGaussian() : SPECIAL[random.nextInt(SPECIAL.length)];
        }
        return values;
    }

    private static void check(PoolWindows w, float[] values, boolean nan) {
        float[] expected = new float[PLANES * w.outSize()];
        float[] gradient = new float[values.length];
        float[] epsilon = new float[expected.length];
        for (int i = 0; i < epsilon.length; i++) {
            epsilon[i] = i % 7 + 1;
        }
        for (int plane = 0; plane < PLANES; plane++) {
            for (int y = 0; y < w.outHeight(); y++) {
                for (int x = 0; x < w.outWidth(); x++) {
                    int out = plane * w.outSize() + y * w.outWidth() + x;
                    int best = first(w, values, plane * w.inSize(), y, x);
                    expected[out] = best < 0 ? -Float.MAX_VALUE : values[best];
                    if (best >= 0) {
                        gradient[best] += epsilon[out];
                    }
                }
            }
        }
        MaxPoolKernel kernel = new MaxPoolKernel(w);
        INDArray in = Nd4j.createFromArray(values).reshape(2, PLANES / 2, w.inHeight(), w.inWidth());
        INDArray out = Nd4j.create(DataType.FLOAT, 2, PLANES / 2, w.outHeight(), w.outWidth());
        INDArray below = Nd4j.create(DataType.FLOAT, in.shape());
        kernel.forward(in, out);
        kernel.backward(in, Nd4j.createFromArray(epsilon).reshape(out.shape()), below);

        float[] actual = out.data().asFloat();
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i] == expected[i] || Float.isNaN(expected[i]) && Float.isNaN(actual[i]))
                    .as("%s at %s: expected %s, got %s", w, i, expected[i], actual[i])
                    .isTrue();
        }
        assertThat(below.data().asFloat()).isEqualTo(gradient);
        assertThat(IntStream.range(0, expected.length).anyMatch(i -> Float.isNaN(expected[i])))
                .as("whether NaN was among them")
                .isEqualTo(nan);
    }

    /** The place of the first of the largest elements of a window, -1 where it has none; NaN is above all. */
    private static int first(PoolWindows w, float[] values, int plane, int y, int x) {
        int best = -1;
        for (int row = w.firstRow(y); row < w.endRow(y); row++) {
            for (int column = w.firstColumn(x); column < w.endColumn(x); column++) {
                int at = plane + row * w.inWidth() + column;
                boolean better = best < 0
                        || !Float.isNaN(values[best]) && (Float.isNaN(values[at]) || values[at] > values[best]);
                best = better ? at : best;
            }
        }
        return best;
    }
}
