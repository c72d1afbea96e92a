package dev.netwright.runtime.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.BytePointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The values of a tensor as little-endian bytes in C order, a piece at a time: a tensor may be larger than a Java
 * array.
 */
final class TensorBytes {

    private static final int PIECE_BYTES = 1 << 20;

    private TensorBytes() {}

    static void write(INDArray tensor, OutputStream out) throws IOException {
        int width = tensor.dataType().width();
        try (INDArray ordered = tensor.dup('c')) {
            BytePointer pointer = new BytePointer(ordered.data().pointer());
            long length = ordered.length() * width;
            byte[] piece = new byte[(int) Math.min(PIECE_BYTES, length)];
            for (long at = 0; at < length; at += piece.length) {
                int count = (int) Math.min(piece.length, length - at);
                pointer.position(at).get(piece, 0, count);
                toLittleEndian(piece, count, width);
                out.write(piece, 0, count);
            }
        }
    }

    /** @throws EOFException if the stream ends before the tensor */
    static INDArray read(TensorEntry entry, InputStream in) throws IOException {
        INDArray tensor = Nd4j.createUninitialized(entry.type(), entry.sizes(), 'c');
        BytePointer pointer = new BytePointer(tensor.data().pointer());
        long length = entry.bytes();
        byte[] piece = new byte[(int) Math.min(PIECE_BYTES, length)];
        for (long at = 0; at < length; at += piece.length) {
            int count = (int) Math.min(piece.length, length - at);
            if (in.readNBytes(piece, 0, count) < count) {
                throw new EOFException();
            }
            toLittleEndian(piece, count, entry.type().width());
            pointer.position(at).put(piece, 0, count);
        }
        return tensor;
    }

    /** Its own inverse; nothing to do on the processors that Deeplearning4j has native code for today. */
    private static void toLittleEndian(byte[] bytes, int count, int width) {
        if (ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN) {
            return;
        }
        for (int start = 0; start < count; start += width) {
            for (int low = start, high = start + width - 1; low < high; low++, high--) {
                byte kept = bytes[low];
                bytes[low] = bytes[high];
                bytes[high] = kept;
            }
        }
    }
}
