package dev.netwright.runtime.data;

import dev.netwright.runtime.TensorShape;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One pass over a data set in batches: chosen order, resized to the network's input, augmented, scaled to 0 to 1. The
 * next batches are made on threads of their own while the current one is used: one for every four processors, one to four
 * of them, each a batch ahead. How many there are changes no batch. The last batch may be smaller. Close it, and each
 * batch.
 */
public final class Batches implements Iterator<Batch>, AutoCloseable {

    /** Training needs the other processors, and one thread prepares for a network of ordinary size many times over. */
    private static final int THREADS =
            Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors() / 4));

    private final float[] scaled = scaled();

    private final ImageDataset data;
    private final int batchSize;
    private final TensorShape input;
    private final DataType precision;
    private final BilinearResize resize;
    private final int[] order;
    private final Augmentation augmentation;
    private final long seed;
    private final long epoch;
    private final int threads;
    private final ExecutorService makers;
    private final Deque<Future<Batch>> ahead = new ArrayDeque<>();
    private int next;

    private Batches(
            ImageDataset data,
            int batchSize,
            TensorShape input,
            DataType precision,
            int[] order,
            Augmentation augmentation,
            long seed,
            long epoch,
            int skip,
            int threads) {
        this.data = data;
        this.batchSize = batchSize;
        this.input = input;
        this.precision = precision;
        this.order = order;
        this.augmentation = augmentation;
        this.seed = seed;
        this.epoch = epoch;
        requireFit();
        resize = new BilinearResize(data.height(), data.width(), height(), width());
        next = Math.multiplyExact(skip, batchSize);
        this.threads = threads;
        makers = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "netwright-batches");
            thread.setDaemon(true);
            return thread;
        });
        makeAhead();
    }

    /**
     * The images in their own order, unchanged but for their size.
     *
     * @param input the network's input, a map whose channels are those of the data
     * @param precision the network's
     */
    public static Batches inOrder(ImageDataset data, int batchSize, TensorShape input, DataType precision) {
        int[] order = IntStream.range(0, data.size()).toArray();
        return new Batches(data, batchSize, input, precision, order, Augmentation.none(), 0, 0, 0, THREADS);
    }

    /**
     * The images of one epoch in random order, augmented. Everything random depends on seed, epoch and image alone.
     *
     * @param input the network's input, a map whose channels are those of the data
     * @param precision the network's
     * @param skip the number of batches left out at the start, to continue within an epoch
     */
    public static Batches shuffled(
            ImageDataset data,
            int batchSize,
            TensorShape input,
            DataType precision,
            Augmentation augmentation,
            long seed,
            long epoch,
            int skip) {
        return shuffled(data, batchSize, input, precision, augmentation, seed, epoch, skip, THREADS);
    }

    static Batches shuffled(
            ImageDataset data,
            int batchSize,
            TensorShape input,
            DataType precision,
            Augmentation augmentation,
            long seed,
            long epoch,
            int skip,
            int threads) {
        int[] order = Shuffle.order(data.size(), seed, epoch);
        return new Batches(data, batchSize, input, precision, order, augmentation, seed, epoch, skip, threads);
    }

    /** The number of batches in one pass over {@code examples} examples. */
    public static int perEpoch(int examples, int batchSize) {
        return (int) (((long) examples + batchSize - 1) / batchSize);
    }

    private void requireFit() {
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize must be at least 1, got " + batchSize);
        }
        if (input.kind() != TensorShape.Kind.MAP || input.leading() != data.channels()) {
            throw new IllegalArgumentException("the network reads " + input + ", which images of " + data.channels()
                    + " channel" + (data.channels() == 1 ? "" : "s") + " (" + data.name() + ") cannot be resized to");
        }
    }

    private int height() {
        return Math.toIntExact(input.dims().get(1));
    }

    private int width() {
        return Math.toIntExact(input.dims().get(2));
    }

    private void makeAhead() {
        while (ahead.size() < threads && next < order.length) {
            int first = next;
            int end = (int) Math.min((long) first + batchSize, order.length);
            ahead.add(makers.submit(() -> make(first, end)));
            next = end;
        }
    }

    private static float[] scaled() {
        float[] scaled = new float[256];
        for (int value = 0; value < scaled.length; value++) {
            scaled[value] = value / 255f;
        }
        return scaled;
    }

    private Batch make(int first, int end) {
        int size = end - first;
        float[] labels = new float[size * data.classes()];
        float[] image = new float[Math.toIntExact(input.size())];
        INDArray images = Nd4j.createUninitialized(DataType.FLOAT, input.batchOf(size), 'c');
        // One image at a time into the array's own memory: an array for the batch would be written, and read, once
        // more.
        FloatPointer target = new FloatPointer(images.data().pointer());
        for (int i = 0; i < size; i++) {
            int index = order[first + i];
            prepare(index, image);
            target.position((long) i * image.length).put(image, 0, image.length);
            labels[i * data.classes() + data.label(index)] = 1;
        }
        return new Batch(
                images.castTo(precision),
                Nd4j.create(labels, new long[] {size, data.classes()}, 'c').castTo(precision),
                first);
    }

    private void prepare(int index, float[] image) {
        byte[] pixels = augmentation.apply(
                resize.apply(data.pixels(index)),
                data.channels(),
                height(),
                width(),
                Shuffle.random(seed, epoch, index));
        for (int k = 0; k < image.length; k++) {
            image[k] = scaled[pixels[k] & 0xff];
        }
    }

    @Override
    public boolean hasNext() {
        return !ahead.isEmpty();
    }

    /** @throws NoSuchElementException after the last batch */
    @Override
    public Batch next() {
        if (ahead.isEmpty()) {
            throw new NoSuchElementException("no more batches");
        }
        Batch batch = await(ahead.remove());
        makeAhead();
        return batch;
    }

    /** Waits even when interrupted: the interrupt is for the training loop, which looks at it between batches. */
    private static Batch await(Future<Batch> made) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return made.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof OutOfMemoryError tooLarge) {
                        throw tooLarge;
                    }
                    throw new IllegalStateException("making a batch failed: " + e.getCause(), e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Ends the threads, and frees what was made and not taken. */
    @Override
    public void close() {
        makers.shutdown();
        while (!ahead.isEmpty()) {
            await(ahead.remove()).close();
        }
    }
}
