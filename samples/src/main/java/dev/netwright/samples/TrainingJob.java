package dev.netwright.samples;

import com.sun.management.OperatingSystemMXBean;
import dev.netwright.runtime.FileException;
import dev.netwright.runtime.NetworkBuilder;
import dev.netwright.runtime.TrainableNetwork;
import dev.netwright.runtime.data.Augmentation;
import dev.netwright.runtime.data.Batch;
import dev.netwright.runtime.data.Batches;
import dev.netwright.runtime.data.ImageDataset;
import dev.netwright.runtime.training.EvaluationReport;
import dev.netwright.runtime.training.ProgressStyle;
import dev.netwright.runtime.training.TrainingPlan;
import dev.netwright.runtime.training.TrainingReport;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The whole way of a network: train, evaluate, save, load, predict. Each step says in a line what it did. */
final class TrainingJob {

    /**
     * What the command line decided beside the settings.
     *
     * @param seed for weights, order and dropout
     * @param augment whether training images are changed at random
     * @param earlyStop epochs without progress after which to stop
     * @param resume whether to go on from the last checkpoint
     * @param progress whether to show it
     * @param expected the lowest test accuracy that counts as a success
     */
    record Choices(
            long seed,
            boolean augment,
            OptionalInt earlyStop,
            boolean resume,
            boolean progress,
            Optional<Double> expected) {}

    /** The file name of the network that the job hands over. */
    static final String TRAINED = "trained.netwright";

    private static final int SUCCESS = 0;
    private static final int FAILURE = 1;

    /** What a shell gives for a program that Ctrl-C ended. */
    private static final int INTERRUPTED = 130;

    private static final double BYTES_A_GIGABYTE = 1e9;
    private static final int COMPARED_IMAGES = 16;
    private static final int SHOWN_IMAGES = 3;

    private final SampleNetwork network;
    private final TrainingSettings settings;
    private final SampleData data;
    private final Path folder;
    private final Choices choices;

    TrainingJob(SampleNetwork network, TrainingSettings settings, SampleData data, Path folder, Choices choices) {
        this.network = network;
        this.settings = settings;
        this.data = data;
        this.folder = folder;
        this.choices = choices;
    }

    /**
     * Does it all.
     *
     * @return the exit code
     * @throws FileException if something cannot be read or written
     */
    int run(PrintStream output, PrintStream errors, GracePeriod grace) {
        requireCheckpoint();
        requireMemory();
        announce(output);
        grace.begin();
        TrainableNetwork fresh = builder().build();
        TrainingReport report = fresh.fit(data.training(), plan(errors));
        if (report.interrupted()) {
            output.println("stopped   " + folder.resolve(TrainingPlan.LAST)
                    + " holds the training so far: the same command with --resume goes on there");
            return INTERRUPTED;
        }
        grace.close();
        if (report.diverged()) {
            return diverged(report, errors);
        }
        TrainableNetwork trained = best(fresh, report, output);
        EvaluationReport measured = trained.evaluate(data.test(), settings.batch());
        if (!Double.isFinite(measured.loss())) {
            errors.println("bin/train: the loss on the test images is " + measured.loss()
                    + ", which no useful network has: try a lower --learning-rate");
            return FAILURE;
        }
        output.println("test      " + measured);
        Path file = folder.resolve(TRAINED);
        trained.save(file);
        output.println("saved     " + file);
        TrainableNetwork loaded = builder().load(file);
        if (!predictsAlike(trained, loaded)) {
            errors.println("bin/train: " + file + ": the loaded network predicts something else");
            return FAILURE;
        }
        output.println("loaded    into a new network, which predicts the same; here is what it makes of test images");
        show(loaded, output);
        return verdict(measured.accuracy().orElseThrow(), output, errors);
    }

    private static int diverged(TrainingReport report, PrintStream errors) {
        errors.println(
                "bin/train: the training diverged: " + report.divergence().orElseThrow()
                        + "; try a lower --learning-rate"
                        + report.lastCheckpoint()
                                .map(last -> "; " + last + " is of the epoch before")
                                .orElse(""));
        return FAILURE;
    }

    private void requireCheckpoint() {
        Path last = folder.resolve(TrainingPlan.LAST);
        if (choices.resume() && Files.notExists(last)) {
            throw new IllegalArgumentException(last + ": there is no checkpoint to resume from");
        }
    }

    /** Native memory that runs out takes the process down, or another one: what cannot fit is refused. */
    private void requireMemory() {
        int examples = Math.min(settings.batch(), data.training().size());
        double needed = (double) examples * network.trainingBytes();
        double present =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        if (needed > present) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "a batch of %,d examples takes %s at least %.0f GB, and this machine has %.0f: try a smaller"
                            + " --batch",
                    examples,
                    network,
                    needed / BYTES_A_GIGABYTE,
                    present / BYTES_A_GIGABYTE));
        }
    }

    private void announce(PrintStream output) {
        output.printf(
                Locale.ROOT,
                "network   %s, %,d parameters%ndata      %s: %,d images for training, %,d for testing%n",
                network,
                network.parameters(),
                data.source(),
                data.training().size(),
                data.test().size());
        output.printf(
                Locale.ROOT,
                "training  %d epochs in batches of %d with %s at %s, seed %d; Ctrl-C stops it, --resume goes on%n",
                settings.epochs(),
                settings.batch(),
                settings.optimizer(),
                new BigDecimal(Double.toString(settings.learningRate()))
                        .stripTrailingZeros()
                        .toPlainString(),
                choices.seed());
    }

    private NetworkBuilder<?, ?> builder() {
        NetworkBuilder<?, ?> builder = network.builder();
        builder.seed(choices.seed());
        builder.updater(settings.optimizer().updater(settings.learningRate()));
        builder.weightInit(settings.weightInit());
        return builder;
    }

    private TrainingPlan plan(PrintStream errors) {
        TrainingPlan.Builder plan = TrainingPlan.builder()
                .epochs(settings.epochs())
                .batchSize(settings.batch())
                .checkpoints(folder)
                .resume(choices.resume())
                .shuffleSeed(choices.seed())
                .augmentation(augmentation())
                .progress(choices.progress() ? ProgressStyle.AUTO : ProgressStyle.NONE, errors);
        data.validation().ifPresent(plan::validation);
        choices.earlyStop().ifPresent(plan::earlyStopPatience);
        return plan.build();
    }

    /** The book pads images of 32 pixels with 4 before it crops them; other sizes in proportion. */
    private Augmentation augmentation() {
        if (!choices.augment()) {
            return Augmentation.none();
        }
        return new Augmentation(data.training().height() / 8, data.mirrored());
    }

    private TrainableNetwork best(TrainableNetwork last, TrainingReport report, PrintStream output) {
        if (report.bestCheckpoint().isEmpty()) {
            return last;
        }
        long best = report.bestEpoch().orElseThrow();
        output.println("best      epoch " + best + " of " + report.lastEpoch() + " on the validation images");
        return best == last.position().epoch()
                ? last
                : builder().load(report.bestCheckpoint().get());
    }

    private boolean predictsAlike(TrainableNetwork trained, TrainableNetwork loaded) {
        try (Batches batches = testImages(trained, COMPARED_IMAGES);
                Batch batch = batches.next();
                INDArray before = trained.predict(batch.images());
                INDArray after = loaded.predict(batch.images())) {
            return before.equalsWithEps(after, 1e-6);
        }
    }

    private Batches testImages(TrainableNetwork reader, int atMost) {
        ImageDataset images = data.test().subset(0, Math.min(atMost, data.test().size()));
        return Batches.inOrder(
                images, images.size(), reader.architecture().inputs().get(0).shape(), DataType.FLOAT);
    }

    private void show(TrainableNetwork loaded, PrintStream output) {
        try (Batches batches = testImages(loaded, SHOWN_IMAGES);
                Batch batch = batches.next();
                INDArray probabilities = loaded.predict(batch.images())) {
            int[] predicted = loaded.predictClasses(batch.images());
            List<List<String>> captions = IntStream.range(0, batch.size())
                    .mapToObj(i -> caption(i, predicted[i], probabilities.getDouble(i, predicted[i])))
                    .toList();
            ImageDataset shown = data.test().subset(0, batch.size());
            ImageText.sideBySide(shown, captions).forEach(output::println);
        }
    }

    private List<String> caption(int image, int predicted, double probability) {
        return List.of(
                String.format(
                        Locale.ROOT, "predicted %s %.2f", data.classNames().get(predicted), probability),
                "truly     " + data.classNames().get(data.test().label(image)));
    }

    private int verdict(double accuracy, PrintStream output, PrintStream errors) {
        if (choices.expected().isEmpty()) {
            return SUCCESS;
        }
        double expected = choices.expected().get();
        // Not a plain comparison with "less": an accuracy that is not a number fails as well.
        if (!(accuracy >= expected)) {
            errors.printf(Locale.ROOT, "bin/train: accuracy %.4f, expected at least %s%n", accuracy, expected);
            return FAILURE;
        }
        output.printf(Locale.ROOT, "done      accuracy %.4f, expected at least %s%n", accuracy, expected);
        return SUCCESS;
    }
}
