package dev.netwright.runtime.checkpoint;

import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A tensor as the header describes it.
 *
 * @param name a parameter's name, {@code conv1_W}
 * @param type FLOAT, DOUBLE, HALF or BFLOAT16
 * @param shape its sizes
 */
record TensorEntry(String name, DataType type, List<Long> shape) {

    TensorEntry {
        shape = List.copyOf(shape);
        if (!type.isFPType()) {
            throw new IllegalArgumentException(name + ": a tensor of " + type);
        }
        if (shape.stream().anyMatch(size -> size < 0)) {
            throw new IllegalArgumentException(name + ": a size below 0 in " + shape);
        }
    }

    static TensorEntry of(String name, INDArray tensor) {
        return new TensorEntry(
                name, tensor.dataType(), Arrays.stream(tensor.shape()).boxed().toList());
    }

    /** The length in bytes; an overflow is an {@code ArithmeticException}. */
    long bytes() {
        return shape.stream().mapToLong(Long::longValue).reduce(type.width(), Math::multiplyExact);
    }

    long[] sizes() {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }
}
