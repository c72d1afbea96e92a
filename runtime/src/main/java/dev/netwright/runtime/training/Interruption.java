package dev.netwright.runtime.training;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Notices Ctrl-C (or any other orderly end of the JVM) during a run, and holds the JVM's end back until the run has
 * written its last checkpoint. An interrupt of the training thread counts as well, and stays set.
 */
final class Interruption implements AutoCloseable {

    /** One batch of a large network and its checkpoint take long, but a run that hangs must not hang the JVM. */
    private static final long PATIENCE_SECONDS = 120;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stopAndWait, "netwright-interruption");
    private final Thread training = Thread.currentThread();
    private volatile boolean ending;

    private Interruption() {}

    static Interruption watch() {
        Interruption interruption = new Interruption();
        try {
            Runtime.getRuntime().addShutdownHook(interruption.hook);
        } catch (IllegalStateException e) {
            // The JVM is going down already: stop at the first batch.
            interruption.ending = true;
        }
        return interruption;
    }

    boolean requested() {
        return ending || training.isInterrupted();
    }

    private void stopAndWait() {
        ending = true;
        try {
            if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                // Going down without the newest checkpoint; the one before it is whole.
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The hook is running, and was just let go.
            return;
        }
    }
}
