package dev.netwright.models.torchvision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

class AdaptivePoolTest {
    private static final int IN = 14;
    private static final int OUT = 4;

    @Test
    void averagesOverPyTorchsWindows() {
        INDArray image = Nd4j.create(DataType.FLOAT, 2, 2, IN, IN);
        for (long i = 0; i < image.length(); i++) {
            image.putScalar(i, Math.sin(1.3 * i) + 0.01 * i);
        }
        INDArray pooled = EarlyPoolNetwork.builder().build().predict(image);
        assertThat(pooled.shape()).containsExactly(2, 2, OUT, OUT);
        for (int example = 0; example < 2; example++) {
            for (int channel = 0; channel < 2; channel++) {
                for (int y = 0; y < OUT; y++) {
                    for (int x = 0; x < OUT; x++) {
                        double mean = image.get(
                                        NDArrayIndex.point(example), NDArrayIndex.point(channel), window(y), window(x))
                                .meanNumber()
                                .doubleValue();
                        assertThat(pooled.getDouble(example, channel, y, x)).isCloseTo(mean, within(1e-5));
                    }
                }
            }
        }
    }

    private static INDArrayIndex window(int output) {
        int first = Math.floorDiv(output * IN, OUT);
        int end = -Math.floorDiv(-(output + 1) * IN, OUT);
        return NDArrayIndex.interval(first, end);
    }
}
