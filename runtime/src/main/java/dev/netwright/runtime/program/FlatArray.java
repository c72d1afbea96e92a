package dev.netwright.runtime.program;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** ND4J's arrays as the memory that they are. */
final class FlatArray {
    private FlatArray() {}

    /** The numbers of a dense float32 array, without a copy; valid as long as the array is. */
    static FloatBuffer floats(INDArray array) {
        if (array.isEmpty()) {
            return FloatBuffer.allocate(0);
        }
        Pointer memory = new Address(address(array));
        return new BytePointer(memory)
                .capacity(array.length() * Float.BYTES)
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    /** Where its first number stands; 0 where it has none. */
    static long address(INDArray array) {
        // Of a view, the buffer is that of the whole array.
        return array.isEmpty()
                ? 0
                : array.data().address() + array.offset() * array.dataType().width();
    }

    private static final class Address extends Pointer {
        private Address(long address) {
            super((Pointer) null);
            this.address = address;
        }
    }

    /** The array itself if it is dense float32 in C order, else a copy that is. */
    static INDArray dense(INDArray array) {
        if (array.dataType() == DataType.FLOAT && isDense(array)) {
            return array;
        }
        return array.castTo(DataType.FLOAT).dup('c');
    }

    private static boolean isDense(INDArray array) {
        long expected = 1;
        for (int i = array.rank() - 1; i >= 0; i--) {
            if (array.size(i) != 1 && array.stride(i) != expected) {
                return false;
            }
            expected *= array.size(i);
        }
        return array.length() > 0;
    }

    /** The sizes. */
    static int[] sizes(INDArray array) {
        return Arrays.stream(array.shape()).mapToInt(Math::toIntExact).toArray();
    }
}
