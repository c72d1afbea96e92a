package dev.netwright.samples;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the JVM from going down on Ctrl-C before the program has said what it leaves behind. The training itself keeps the
 * JVM until its checkpoint is written; the words after it need this.
 */
final class GracePeriod implements AutoCloseable {

    /** Longer than the training takes to give up a batch and write its checkpoint. */
    private static final long SECONDS = 150;

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook = new Thread(this::await, "grace-period");
    private boolean begun;

    /** From here on Ctrl-C waits for {@link #close()}. */
    void begin() {
        if (begun) {
            return;
        }
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            begun = true;
        } catch (IllegalStateException e) {
            // The JVM is going down already, before anything is worth a word.
            begun = false;
        }
    }

    private void await() {
        try {
            if (!over.await(SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ctrl-C works at once again. */
    @Override
    public void close() {
        over.countDown();
        if (begun) {
            try {
                begun = !Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The hook is running, and was just let go.
                begun = false;
            }
        }
    }
}
