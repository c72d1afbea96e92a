package dev.netwright.runtime.acceleration;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Loops over independent pieces of work, on as many threads as ND4J's own operations may use.
 *
 * <p>The calling thread works too, and waits only for shares that another thread has begun: a pool whose threads are all
 * busy, with predictions perhaps, makes a loop slower and cannot hold it up. Nor does it run other tasks of the pool
 * while it waits, as joining would: such a task may be a prediction, on the graph that this very thread is using.
 *
 * @param <S> what each thread works in
 */
final class Parallel<S> {

    /** Below this many elements, waking a second thread costs more than it saves. */
    private static final long WORTH_A_THREAD = 65_536;

    private final int pieces;
    private final int shares;
    private final Supplier<S> space;
    private final Work<S> work;
    private final AtomicInteger next = new AtomicInteger();
    private final CountDownLatch left;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private Parallel(int pieces, int shares, Supplier<S> space, Work<S> work) {
        this.pieces = pieces;
        this.shares = shares;
        this.space = space;
        this.work = work;
        left = new CountDownLatch(shares);
    }

    /** Handles the pieces {@code from} to {@code to - 1}. */
    @FunctionalInterface
    interface Body {
        void run(int from, int to);
    }

    /** Handles the pieces {@code from} to {@code to - 1} in arrays that no other thread has meanwhile. */
    @FunctionalInterface
    interface Work<S> {
        void run(S space, int from, int to);
    }

    /**
     * Runs the body over {@code 0} to {@code pieces - 1}, each piece once, and returns when all are done.
     *
     * @param elements how many numbers all pieces handle together
     * @throws RuntimeException what the body threw first, on whichever thread
     */
    static void over(int pieces, long elements, Body body) {
        over(pieces, elements, () -> body, (same, from, to) -> same.run(from, to));
    }

    /**
     * As {@link #over(int, long, Body)}, with work space that each thread makes once.
     *
     * @param space makes what one thread works in
     */
    static <S> void over(int pieces, long elements, Supplier<S> space, Work<S> work) {
        long worthwhile = Math.min(pieces, elements / WORTH_A_THREAD);
        int threads = worthwhile < 2
                ? 1
                : (int) Math.min(worthwhile, Nd4j.getEnvironment().maxThreads());
        if (threads < 2) {
            work.run(space.get(), 0, pieces);
            return;
        }
        // More shares than threads: the second thread may start late, or share its core.
        Parallel<S> loop = new Parallel<>(pieces, Math.min(pieces, threads * 4), space, work);
        for (int i = 1; i < threads; i++) {
            ForkJoinPool.commonPool().execute(loop::run);
        }
        loop.run();
        loop.await();
    }

    private void run() {
        S own = null;
        for (int share = next.getAndIncrement(); share < shares; share = next.getAndIncrement()) {
            try {
                own = own == null ? space.get() : own;
                work.run(own, start(share), start(share + 1));
            } catch (RuntimeException | Error thrown) {
                failure.compareAndSet(null, thrown);
            } finally {
                left.countDown();
            }
        }
    }

    private int start(int share) {
        return (int) ((long) pieces * share / shares);
    }

    private void await() {
        boolean interrupted = false;
        while (true) {
            try {
                left.await();
                break;
            } catch (InterruptedException e) {
                // The arrays are in use until the others are done.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        Throwable thrown = failure.get();
        if (thrown instanceof Error error) {
            throw error;
        } else if (thrown != null) {
            throw (RuntimeException) thrown;
        }
    }
}
