package dev.netwright.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class DirectBuffersTest {
    private final DirectBuffers buffers = new DirectBuffers();

    @Test
    void nativeCodeReadsADirectBufferInTheMachinesOrderAsItIs() {
        ByteBuffer bytes = ByteBuffer.allocateDirect(8);
        ByteOrder other =
                ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        assertThat(DirectBuffers.isNative(bytes.order(ByteOrder.nativeOrder()).asFloatBuffer()))
                .isTrue();
        assertThat(DirectBuffers.isNative(bytes.order(other).asFloatBuffer())).isFalse();
        assertThat(DirectBuffers.isNative(FloatBuffer.allocate(2))).isFalse();
    }

    @Test
    void aCopyHoldsTheValuesAndIsNative() {
        FloatBuffer copy = buffers.copyOf(FloatBuffer.wrap(new float[] {1, 2, 3}));
        assertThat(DirectBuffers.isNative(copy)).isTrue();
        assertThat(values(copy)).containsExactly(1, 2, 3);
    }

    @Test
    void memoryIsUsedAgainIfItIsLargeEnough() {
        FloatBuffer first = buffers.copyOf(FloatBuffer.wrap(new float[] {1, 2, 3}));
        buffers.giveBack(first);
        FloatBuffer second = buffers.copyOf(FloatBuffer.wrap(new float[] {4, 5}));
        assertThat(second).isSameAs(first);
        assertThat(values(second)).containsExactly(4, 5);
        buffers.giveBack(second);
        FloatBuffer larger = buffers.copyOf(FloatBuffer.wrap(new float[] {6, 7, 8, 9}));
        assertThat(larger).isNotSameAs(first);
        assertThat(values(larger)).containsExactly(6, 7, 8, 9);
    }

    @Test
    void twoAtOnceHaveMemoryOfTheirOwn() {
        FloatBuffer first = buffers.copyOf(FloatBuffer.wrap(new float[] {1, 2}));
        FloatBuffer second = buffers.copyOf(FloatBuffer.wrap(new float[] {3, 4}));
        assertThat(values(first)).containsExactly(1, 2);
        assertThat(values(second)).containsExactly(3, 4);
    }

    private static float[] values(FloatBuffer buffer) {
        float[] values = new float[buffer.remaining()];
        buffer.duplicate().get(values);
        return values;
    }
}
