package dev.netwright.runtime.acceleration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** Against ND4J's own convolution, in double precision. */
class WeightGradientTest {
    private static final double TOLERANCE = 1e-5;
    private static final int CHANNELS = 100;

    @ParameterizedTest
    @CsvSource({
        // images, C, H, W, kernel, stride, padding
        "1, 1, 96, 97, 3, 3, 1, 1, 1, 1",
        "5, 3, 224, 224, 7, 7, 2, 2, 3, 3",
        "2, 4, 50, 40, 2, 5, 1, 1, 0, 2",
        "3, 2, 60, 200, 3, 4, 2, 3, 1, 0",
        "2, 3, 401, 360, 1, 1, 3, 2, 0, 0"
    })
    void equalsTheSumsOverAllWindows(
            int images, int channels, int height, int width, int kh, int kw, int sh, int sw, int ph, int pw) {
        INDArray in = random(images, channels, height, width);
        INDArray weights = random(CHANNELS, channels, kh, kw);
        PoolWindows windows = PoolWindows.of(
                in,
                new int[] {kh, kw},
                new int[] {sh, sw},
                new int[] {ph, pw},
                new int[] {1, 1},
                ConvolutionMode.Truncate);
        INDArray delta = random(images, CHANNELS, windows.outHeight(), windows.outWidth());
        INDArray gradient = weights.ulike();
        INDArray bias = Nd4j.createUninitialized(DataType.FLOAT, CHANNELS);
        WeightGradient computing = new WeightGradient(windows);
        assertThat(computing.suits(in, delta)).isTrue();
        computing.compute(in, delta, gradient, Optional.of(bias), LayerWorkspaceMgr.noWorkspaces());

        DynamicCustomOp op = DynamicCustomOp.builder("conv2d_bp")
                .addInputs(
                        in.castTo(DataType.DOUBLE),
                        weights.castTo(DataType.DOUBLE),
                        Nd4j.zeros(DataType.DOUBLE, CHANNELS),
                        delta.castTo(DataType.DOUBLE))
                .addIntegerArguments(kh, kw, sh, sw, ph, pw, 1, 1, 0, 0, 1)
                .build();
        INDArray[] expected = Nd4j.exec(op);
        assertClose(gradient, expected[1]);
        assertClose(bias, expected[2]);
    }

    @Test
    void isForFewChannelsOfLargeImages() {
        assertThat(suits(3, 112)).isTrue();
        assertThat(suits(5, 112)).isFalse();
        assertThat(suits(3, 32)).isFalse();
        assertThat(suits(3, 1024)).as("a matrix of 113 MB").isFalse();
    }

    private static boolean suits(int channels, int size) {
        INDArray in = Nd4j.create(DataType.FLOAT, 1, channels, size, size);
        int[] ones = {1, 1};
        PoolWindows windows = PoolWindows.of(in, new int[] {3, 3}, ones, ones, ones, ConvolutionMode.Truncate);
        return new WeightGradient(windows).suits(in, Nd4j.create(DataType.FLOAT, 1, 64, size, size));
    }

    private static INDArray random(long... shape) {
        return FloatMemory.dense(Nd4j.rand(DataType.FLOAT, shape).subi(0.3));
    }

    private static void assertClose(INDArray made, INDArray expected) {
        double scale = expected.amaxNumber().doubleValue();
        double difference =
                made.castTo(DataType.DOUBLE).sub(expected).amaxNumber().doubleValue();
        assertThat(difference).isLessThan(TOLERANCE * scale);
    }
}
