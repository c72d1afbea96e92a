package dev.netwright.runtime.acceleration;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * A graph that several threads predict with at once: each on the graph itself or on a replica that shares its
 * parameters, so that what one learns all know. A graph alone serves one thread after the other.
 *
 * <p>Replicas are made when they are first needed, no more than there are processors; beyond that threads wait. Changes
 * wait until no prediction runs, and predictions until no change does: all see the parameters between two steps. What
 * changes the graph around {@link #changing} is not waited for.
 *
 * <p>ND4J computes one prediction on several threads itself. Where many threads predict, {@code OMP_NUM_THREADS=1} in the
 * environment gives more predictions a second: on two cores up to twice those of one thread.
 *
 * <p>A listener may predict during a change, and whoever holds the graph's monitor too: that happens on the graph itself,
 * at once. A change within a prediction is refused, since each would wait for the other.
 */
public final class Replicas {

    private final ComputationGraph graph;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
    private final ReentrantReadWriteLock steadiness = new ReentrantReadWriteLock(true);
    private final ReentrantLock turns = new ReentrantLock(true);
    private final AtomicInteger changes = new AtomicInteger();
    private final AtomicBoolean graphIsFree = new AtomicBoolean(true);
    private final Deque<ComputationGraph> idle = new ConcurrentLinkedDeque<>();
    private final Semaphore places;

    /** For as many threads as there are processors. */
    public Replicas(ComputationGraph graph) {
        this.graph = graph;
        places = new Semaphore(Runtime.getRuntime().availableProcessors());
    }

    /**
     * Computes something that leaves the parameters alone, such as a prediction.
     *
     * @param use takes a graph that no other thread uses meanwhile, and must not keep it
     */
    public <T> T predicting(Function<ComputationGraph, T> use) {
        if (Thread.holdsLock(graph)) {
            // Nothing else uses the graph now. Waiting here for a change, which waits for the monitor, would not end.
            return use.apply(graph);
        }
        if (lock.getReadHoldCount() > 0) {
            // Within another prediction the thread has its place already, and the others may be taken for good.
            return onReplica(use);
        }
        places.acquireUninterruptibly();
        try {
            return inAPlace(use);
        } finally {
            places.release();
        }
    }

    private <T> T inAPlace(Function<ComputationGraph, T> use) {
        // While a change waits for the monitor, nobody gets in before it again and again.
        if (changes.get() == 0 && graphIsFree.compareAndSet(true, false)) {
            try {
                synchronized (graph) {
                    return reading(() -> use.apply(graph));
                }
            } finally {
                graphIsFree.set(true);
            }
        }
        return reading(() -> onReplica(use));
    }

    private <T> T reading(Supplier<T> prediction) {
        lock.readLock().lock();
        try {
            return prediction.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * Computes something that consists of many changes, such as a whole training, while no other thread does: they take
     * turns. Predictions, and changes that are no turn, happen between its changes.
     *
     * @throws IllegalStateException within {@link #predicting} of the same thread, and where this thread holds the graph's
     *     monitor while it is another one's turn: each would wait for the other
     */
    public <T> T inTurn(Supplier<T> training) {
        requireNoPrediction();
        if (!Thread.holdsLock(graph)) {
            turns.lock();
        } else if (!turns.tryLock()) {
            throw new IllegalStateException("another thread trains this network; "
                    + "let go of the monitor of graph() before fit is called, so that it can end");
        }
        try {
            return training.get();
        } finally {
            turns.unlock();
        }
    }

    /**
     * Computes something that consists of many predictions, such as the evaluation of a data set, with the same parameters
     * from its first to its last: changes wait for its end. Other predictions do not.
     */
    public <T> T steady(Supplier<T> predictions) {
        if (Thread.holdsLock(graph)) {
            return predictions.get();
        }
        steadiness.readLock().lock();
        try {
            return predictions.get();
        } finally {
            steadiness.readLock().unlock();
        }
    }

    /**
     * Computes something that changes parameters, such as a step of training, while nothing predicts.
     *
     * @throws IllegalStateException within {@link #predicting} of the same thread
     */
    public <T> T changing(Supplier<T> change) {
        requireNoPrediction();
        if (Thread.holdsLock(graph)) {
            // An evaluation that holds the other lock may be waiting for the monitor.
            return alone(change);
        }
        steadiness.writeLock().lock();
        try {
            return alone(change);
        } finally {
            steadiness.writeLock().unlock();
        }
    }

    private <T> T alone(Supplier<T> change) {
        changes.incrementAndGet();
        try {
            // The monitor comes before the lock, always: whoever calls this may hold it.
            synchronized (graph) {
                return writing(change);
            }
        } finally {
            changes.decrementAndGet();
        }
    }

    private void requireNoPrediction() {
        boolean predicting = lock.getReadHoldCount() > 0 && !lock.isWriteLockedByCurrentThread();
        boolean steady = steadiness.getReadHoldCount() > 0 && !steadiness.isWriteLockedByCurrentThread();
        if (predicting || steady) {
            throw new IllegalStateException("expected no change of a network within one of its own predictions; "
                    + "let the prediction return before fit or load is called");
        }
    }

    private <T> T writing(Supplier<T> change) {
        lock.writeLock().lock();
        try {
            return change.get();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private <T> T onReplica(Function<ComputationGraph, T> use) {
        ComputationGraph replica = take();
        T result = use.apply(replica);
        // After a failure its layers may hold on to what they read: it is not used again.
        idle.push(replica);
        return result;
    }

    private ComputationGraph take() {
        ComputationGraph replica = idle.poll();
        while (replica != null && !shares(replica)) {
            replica = idle.poll();
        }
        return replica == null ? replicate() : replica;
    }

    /** Whether a replica reads what the graph reads: somebody may have given the graph another array. */
    private boolean shares(ComputationGraph replica) {
        return replica.params().data().address() == graph.params().data().address();
    }

    private ComputationGraph replicate() {
        ComputationGraphConfiguration configuration = graph.getConfiguration().clone();
        ComputationGraph replica = graph instanceof AcceleratedGraph
                ? new AcceleratedGraph(configuration)
                : new ComputationGraph(configuration);
        replica.init(graph.params(), false);
        return replica;
    }
}
