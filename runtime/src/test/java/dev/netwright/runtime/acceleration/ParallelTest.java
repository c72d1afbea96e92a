package dev.netwright.runtime.acceleration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ParallelTest {

    private static final int PIECES = 37;
    private static final long MANY = 10_000_000;

    private static void eachOnce() {
        AtomicIntegerArray times = new AtomicIntegerArray(PIECES);
        Parallel.over(PIECES, MANY, (from, to) -> {
            for (int piece = from; piece < to; piece++) {
                times.incrementAndGet(piece);
            }
        });
        for (int piece = 0; piece < PIECES; piece++) {
            assertThat(times.get(piece)).as("piece " + piece).isEqualTo(1);
        }
    }

    @Test
    void everyPieceIsHandledOnce() {
        eachOnce();
        Parallel.over(0, 0, (from, to) -> assertThat(from).isEqualTo(to));
    }

    @Test
    void aPoolWithoutAFreeThreadHoldsNothingUp() {
        CountDownLatch done = new CountDownLatch(1);
        List<ForkJoinTask<?>> busy = new ArrayList<>();
        for (int i = 0; i < ForkJoinPool.getCommonPoolParallelism(); i++) {
            busy.add(ForkJoinPool.commonPool().submit(() -> uninterruptibly(done)));
        }
        try {
            eachOnce();
        } finally {
            done.countDown();
        }
        busy.forEach(ForkJoinTask::join);
    }

    @Test
    void threadsOfThePoolItselfMayLoop() {
        List<ForkJoinTask<?>> loops = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            loops.add(ForkJoinPool.commonPool().submit(ParallelTest::eachOnce));
        }
        loops.forEach(ForkJoinTask::join);
    }

    @Test
    void whatTheBodyThrowsComesBackWhenTheOthersAreDone() {
        AtomicIntegerArray times = new AtomicIntegerArray(PIECES);
        assertThatThrownBy(() -> Parallel.over(PIECES, MANY, (from, to) -> {
                    times.incrementAndGet(from);
                    if (from == 0) {
                        throw new IllegalStateException("no");
                    }
                }))
                .hasMessage("no");
        assertThat(times.get(0)).isEqualTo(1);
        assertThatThrownBy(() -> Parallel.over(PIECES, MANY, (from, to) -> {
                    throw new AssertionError("never");
                }))
                .hasMessage("never");
    }

    private static void uninterruptibly(CountDownLatch done) {
        try {
            done.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
