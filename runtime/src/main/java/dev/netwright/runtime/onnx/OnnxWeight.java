package dev.netwright.runtime.onnx;

import java.util.Arrays;
import java.util.List;
import onnx.Onnx.TensorProto;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.protobuf.ByteString;
import org.nd4j.shade.protobuf.UnsafeByteOperations;

/** A constant of an ONNX graph: float32 numbers of any shape, or a list of integers. */
public final class OnnxWeight {
    private final INDArray floats;
    private final long[] shape;
    private final long[] integers;

    private OnnxWeight(INDArray floats, long[] shape, long[] integers) {
        this.floats = floats;
        this.shape = shape;
        this.integers = integers;
    }

    /** Numbers in the shape of an array. It is kept, not copied. */
    public static OnnxWeight of(INDArray array) {
        return new OnnxWeight(array, array.shape(), new long[0]);
    }

    /** One number without dimensions. */
    public static OnnxWeight scalar(INDArray number) {
        return new OnnxWeight(number, new long[0], new long[0]);
    }

    /** One integer without dimensions. */
    public static OnnxWeight scalar(long integer) {
        return new OnnxWeight(null, new long[0], new long[] {integer});
    }

    /** Integers, {@code [n]}. */
    public static OnnxWeight of(long... integers) {
        return new OnnxWeight(null, new long[] {integers.length}, integers.clone());
    }

    /**
     * The numbers.
     *
     * @throws IllegalStateException if they are integers
     */
    public INDArray floats() {
        if (floats == null) {
            throw new IllegalStateException("integers " + integers() + " where numbers were expected");
        }
        return floats;
    }

    /** The integers; none where it holds numbers. */
    public List<Long> integers() {
        return Arrays.stream(integers).boxed().toList();
    }

    /** Bytes in the file. */
    long bytes() {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact) * (floats == null ? Long.BYTES : Float.BYTES);
    }

    /** An array of float32 in C order, for {@link #proto} to point to; the caller keeps it until that is written. */
    INDArray packed() {
        // Always a copy: what a network holds are views of one array, whose buffers begin elsewhere.
        return floats == null ? null : floats.castTo(DataType.FLOAT).dup('c');
    }

    TensorProto proto(String name, INDArray packed) {
        TensorProto.Builder proto = TensorProto.newBuilder().setName(name);
        Arrays.stream(shape).forEach(proto::addDims);
        if (packed == null) {
            proto.setDataType(TensorProto.DataType.INT64_VALUE);
            Arrays.stream(integers).forEach(proto::addInt64Data);
            return proto.build();
        }
        ByteString bytes = UnsafeByteOperations.unsafeWrap(packed.data().asNio());
        return proto.setDataType(TensorProto.DataType.FLOAT_VALUE)
                .setRawData(bytes)
                .build();
    }
}
