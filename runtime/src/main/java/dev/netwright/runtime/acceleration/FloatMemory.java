package dev.netwright.runtime.acceleration;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;

/** The memory of dense {@code float} arrays, as Java buffers that share it. */
final class FloatMemory {

    private FloatMemory() {}

    /** Whether {@link #floats} can be asked: {@code FLOAT}, row after row without gaps, below 2 GiB. */
    static boolean reaches(INDArray array) {
        return array.dataType() == DataType.FLOAT
                && array.ordering() == 'c'
                && Shape.hasDefaultStridesForShape(array)
                && array.length() <= Integer.MAX_VALUE / Float.BYTES;
    }

    /** The elements in row-major order; element 0 of the array is at index 0. */
    static FloatBuffer floats(INDArray array) {
        return new FloatPointer(array.data().addressPointer())
                .position(0)
                .capacity(array.length())
                .asBuffer();
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
        return array.ordering() == 'c' && Shape.hasDefaultStridesForShape(array) ? array : array.dup('c');
    }
}
