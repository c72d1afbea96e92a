package dev.netwright.runtime.acceleration;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The memory of dense {@code float} arrays, as Java buffers that share it. A buffer does not keep its array, whose memory is
 * freed once nothing else knows it: what reads or writes buffers ends with {@link #keep}.
 */
final class FloatMemory {

    private FloatMemory() {}

    /** Whether {@link #floats} can be asked: {@code FLOAT}, row after row without gaps, below 2 GiB. */
    static boolean reaches(INDArray array) {
        return array.dataType() == DataType.FLOAT && isDense(array) && reaches(array.length());
    }

    /** Whether a dense array of so many elements is below 2 GiB. */
    static boolean reaches(long elements) {
        return elements <= Integer.MAX_VALUE / Float.BYTES;
    }

    /** The elements in row-major order; element 0 of the array is at index 0. */
    static FloatBuffer floats(INDArray array) {
        return new FloatPointer(array.data().addressPointer())
                .position(0)
                .capacity(array.length())
                .asBuffer();
    }

    /** A copy of the elements in row-major order. */
    static float[] values(INDArray array) {
        INDArray dense = dense(array);
        float[] values = new float[(int) dense.length()];
        floats(dense).get(0, values);
        keep(dense);
        return values;
    }

    /** Whether a matrix is stored column by column without gaps, as weights and their gradients are. */
    static boolean isColumns(INDArray matrix) {
        return matrix.ordering() == 'f' && matrix.stride(0) == 1 && matrix.stride(1) == matrix.size(0);
    }

    /** The matrix stored column by column: itself where {@link #isColumns}, else a copy. */
    static INDArray columns(INDArray matrix) {
        return isColumns(matrix) ? matrix : matrix.dup('f');
    }

    /** Keeps the arrays until here. */
    static void keep(INDArray... arrays) {
        for (INDArray array : arrays) {
            Reference.reachabilityFence(array);
        }
    }

    /** The same as their bit patterns. */
    static IntBuffer bits(INDArray array) {
        return new IntPointer(array.data().addressPointer())
                .position(0)
                .capacity(array.length())
                .asBuffer();
    }

    /** The array itself where it is dense and row-major, else a copy that is. */
    static INDArray dense(INDArray array) {
        return isDense(array) ? array : array.dup('c');
    }

    /** ND4J's own test of this takes the stride of a dimension of size 1, which nothing steps along, for a gap. */
    private static boolean isDense(INDArray array) {
        long step = 1;
        for (int i = array.rank() - 1; i >= 0; i--) {
            if (array.size(i) != 1 && array.stride(i) != step) {
                return false;
            }
            step *= array.size(i);
        }
        return array.ordering() == 'c';
    }
}
