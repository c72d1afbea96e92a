package dev.netwright.runtime.acceleration;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.nd4j.linalg.factory.Nd4j;

/** Loops over independent pieces of work, on as many threads as ND4J's own operations may use. */
final class Parallel {

    /** Below this many elements, waking a second thread costs more than it saves. */
    private static final long WORTH_A_THREAD = 16_384;

    private Parallel() {}

    /** Handles the pieces {@code from} to {@code to - 1}. */
    @FunctionalInterface
    interface Body {
        void run(int from, int to);
    }

    /**
     * Runs the body over {@code 0} to {@code pieces - 1}, each piece once, and returns when all are done.
     *
     * @param elements how many numbers all pieces handle together
     */
    static void over(int pieces, long elements, Body body) {
        long worthwhile = Math.min(pieces, elements / WORTH_A_THREAD);
        int threads = worthwhile < 2
                ? 1
                : (int) Math.min(worthwhile, Nd4j.getEnvironment().maxThreads());
        if (threads < 2) {
            body.run(0, pieces);
            return;
        }
        // More shares than threads: the second thread may start late, or share its core.
        int shares = Math.min(pieces, threads * 4);
        AtomicInteger next = new AtomicInteger();
        Runnable worker = () -> {
            for (int share = next.getAndIncrement(); share < shares; share = next.getAndIncrement()) {
                body.run(start(share, shares, pieces), start(share + 1, shares, pieces));
            }
        };
        List<ForkJoinTask<?>> others = new ArrayList<>(threads - 1);
        for (int i = 1; i < threads; i++) {
            others.add(ForkJoinPool.commonPool().submit(worker));
        }
        worker.run();
        others.forEach(ForkJoinTask::join);
    }

    private static int start(int share, int shares, int pieces) {
        return (int) ((long) pieces * share / shares);
    }
}
