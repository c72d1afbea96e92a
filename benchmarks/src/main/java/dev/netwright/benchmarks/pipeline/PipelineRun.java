package dev.netwright.benchmarks.pipeline;

import dev.netwright.benchmarks.contender.Generated;
import dev.netwright.benchmarks.contender.Subject;
import dev.netwright.benchmarks.process.Figures;
import dev.netwright.runtime.TensorShape;
import dev.netwright.runtime.TrainableNetwork;
import dev.netwright.runtime.data.Augmentation;
import dev.netwright.runtime.data.Batch;
import dev.netwright.runtime.data.Batches;
import dev.netwright.runtime.data.ImageDataset;
import dev.netwright.runtime.training.TrainingPlan;
import java.util.Random;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Trains a network on images of 28 x 28 that are resized to its input, cropped and mirrored; then on one batch that is
 * there already, as many steps; then only makes the batches. Prints examples a second, round by round.
 */
final class PipelineRun {
    private static final Augmentation CHANGES = new Augmentation(2, true);

    private final TrainableNetwork network;
    private final ImageDataset images;
    private final int batch;

    private PipelineRun(Subject subject, int batches) {
        batch = subject.trainingBatch();
        network = Generated.network(subject);
        images = images(batches * batch);
    }

    /** The network, the batches of an epoch, the rounds. */
    public static void main(String[] arguments) {
        PipelineRun run = new PipelineRun(Subject.named(arguments[0]), Integer.parseInt(arguments[1]));
        run.beside(0);
        for (int round = 0; round < Integer.parseInt(arguments[2]); round++) {
            Figures.print("beside" + round, run.images.size() / run.beside(round + 1));
            Figures.print("without" + round, run.images.size() / run.without());
            Figures.print("alone" + round, run.images.size() / run.alone(round));
        }
    }

    private static ImageDataset images(int count) {
        byte[] pixels = new byte[count * 28 * 28];
        new Random(42).nextBytes(pixels);
        int[] labels = new Random(43).ints(count, 0, 10).toArray();
        return ImageDataset.of("noise", 1, 28, 28, pixels, labels, 10);
    }

    private double beside(int seed) {
        long start = System.nanoTime();
        network.fit(
                images,
                TrainingPlan.builder()
                        .epochs(1)
                        .batchSize(batch)
                        .shuffleSeed(seed)
                        .augmentation(CHANGES)
                        .progress(false)
                        .build());
        return (System.nanoTime() - start) / 1e9;
    }

    private double without() {
        try (Batches batches = batches(0);
                Batch one = batches.next()) {
            long start = System.nanoTime();
            for (int i = 0; i < images.size() / batch; i++) {
                network.fit(one.images(), one.labels());
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private double alone(int seed) {
        long start = System.nanoTime();
        try (Batches batches = batches(seed)) {
            while (batches.hasNext()) {
                batches.next().close();
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private Batches batches(int seed) {
        TensorShape input = network.architecture().inputs().get(0).shape();
        return Batches.shuffled(images, batch, input, DataType.FLOAT, CHANGES, seed, 0, 0);
    }
}
