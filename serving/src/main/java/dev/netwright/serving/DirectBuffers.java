package dev.netwright.serving;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Memory outside of the heap for what a prediction reads, used again by the next one: the JVM clears new memory, and gives
 * old one back only when it collects garbage. As many as predictions run at once.
 */
final class DirectBuffers {
    /** A larger one is used once, so that one huge batch does not hold its memory for ever. */
    private static final int MOST_KEPT = 4 << 20;

    private final Queue<FloatBuffer> spare = new ConcurrentLinkedQueue<>();

    /** Whether native code can read the buffer as it is. */
    static boolean isNative(FloatBuffer values) {
        return values.isDirect() && values.order() == ByteOrder.nativeOrder();
    }

    /** {@return a copy that native code can read, to be given back} */
    FloatBuffer copyOf(FloatBuffer values) {
        FloatBuffer copy = spare.poll();
        if (copy == null || copy.capacity() < values.remaining()) {
            copy = ByteBuffer.allocateDirect(Math.multiplyExact(values.remaining(), Float.BYTES))
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
        }
        return copy.clear().put(values).flip();
    }

    /** Lets a copy be used again. */
    void giveBack(FloatBuffer copy) {
        if (copy.capacity() <= MOST_KEPT) {
            spare.add(copy);
        }
    }
}
