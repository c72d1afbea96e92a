package dev.netwright.samples;

import dev.netwright.runtime.FileException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * {@code bin/train}: trains a network, measures it, saves it, loads it again and predicts with it. Exit codes: 0, or 1 where
 * something failed or the accuracy is below what was expected, 2 for a wrong command line, 130 after Ctrl-C.
 */
@Command(
        name = "bin/train",
        description = {
            "Trains a network, measures it on test data, saves it, loads it again and predicts with it.",
            "With no options: LeNet on digits that the program draws itself, to an accuracy of at least 0.95."
        },
        sortOptions = false,
        usageHelpAutoWidth = true,
        separator = " ")
public final class Main implements Callable<Integer> {

    private static final double DEFAULT_JOB_ACCURACY = 0.95;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--network",
            paramLabel = "NAME",
            description = "One of ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if not given.")
    private SampleNetwork network = SampleNetwork.LENET;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A folder with the IDX files of MNIST or Fashion-MNIST, gzipped or not.")
    private Path data;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Passes over the training data; with --resume in total.")
    private Integer epochs;

    @Option(names = "--batch", paramLabel = "N", description = "Examples a step.")
    private Integer batch;

    @Option(names = "--optimizer", paramLabel = "NAME", description = "One of ${COMPLETION-CANDIDATES}.")
    private Optimizer optimizer;

    @Option(names = "--learning-rate", paramLabel = "RATE", description = "Of the optimizer.")
    private Double learningRate;

    @Option(
            names = "--examples",
            paramLabel = "N",
            description = "Use at most N images for training, and N for testing.")
    private Integer examples;

    @Option(
            names = "--augment",
            description = "Move training images at random, and on Fashion-MNIST mirror half of them.")
    private boolean augment;

    @Option(
            names = "--early-stop",
            paramLabel = "N",
            description =
                    "Stop after N epochs without progress; with --data this holds a tenth of the training data back.")
    private Integer earlyStop;

    @Option(names = "--out", paramLabel = "DIR", description = "Where checkpoints go; runs/NETWORK if not given.")
    private Path out;

    @Option(names = "--resume", description = "Go on from the last checkpoint there.")
    private boolean resume;

    @Option(names = "--seed", paramLabel = "N", description = "For weights and order; ${DEFAULT-VALUE} if not given.")
    private long seed = 42;

    @Option(
            names = "--expect",
            paramLabel = "SHARE",
            description = "Exit with 1 if the test accuracy is lower; 0.95 with no options that change the training.")
    private Double expect;

    @Option(names = "--no-progress", description = "Don't show progress.")
    private boolean quiet;

    @Option(names = "--help", usageHelp = true, description = "Show this text.")
    private boolean help;

    private final PrintStream output;
    private final PrintStream errors;
    private final GracePeriod grace;

    private Main(PrintStream output, PrintStream errors, GracePeriod grace) {
        this.output = output;
        this.errors = errors;
        this.grace = grace;
    }

    /** Runs the command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    /** Runs the command. */
    static int run(PrintStream output, PrintStream errors, String... arguments) {
        try (GracePeriod grace = new GracePeriod()) {
            return new CommandLine(new Main(output, errors, grace))
                    .setOut(new PrintWriter(output, true))
                    .setErr(new PrintWriter(errors, true))
                    .setCaseInsensitiveEnumValuesAllowed(true)
                    .registerConverter(SampleNetwork.class, Main::network)
                    .setParameterExceptionHandler((e, given) -> wrongUsage(e, errors))
                    .setExecutionExceptionHandler((e, command, parsed) -> failed(e, errors))
                    .execute(arguments);
        }
    }

    private static SampleNetwork network(String option) {
        try {
            return SampleNetwork.named(option);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    private static int wrongUsage(ParameterException e, PrintStream errors) {
        errors.println("bin/train: " + e.getMessage() + " (--help lists the options)");
        return CommandLine.ExitCode.USAGE;
    }

    /** What a user can mend is one line; anything else is a defect of this program, whose trace is worth having. */
    private static int failed(Exception e, PrintStream errors) {
        if (e instanceof FileException || e instanceof IllegalArgumentException) {
            errors.println("bin/train: " + e.getMessage());
        } else {
            errors.println("bin/train: this should not have happened, please report it");
            e.printStackTrace(errors);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    @Override
    public Integer call() {
        requirePositive("--epochs", epochs);
        requirePositive("--batch", batch);
        requirePositive("--examples", examples);
        requirePositive("--early-stop", earlyStop);
        require(
                learningRate == null || learningRate > 0 && Double.isFinite(learningRate),
                "--learning-rate must be a finite number above 0, got " + learningRate);
        requireName("--data", data);
        requireName("--out", out);
        require(expect == null || expect >= 0 && expect <= 1, "--expect must be from 0 to 1, got " + expect);
        try {
            return job().run(output, errors, grace);
        } catch (OutOfMemoryError e) {
            errors.println("bin/train: not enough memory (" + e.getMessage()
                    + "): try a smaller --batch, or more with JAVA_OPTS=-Xmx");
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private TrainingJob job() {
        return new TrainingJob(
                network,
                settings(),
                data(),
                out == null ? Path.of("runs", network.toString()) : out,
                new TrainingJob.Choices(
                        seed,
                        augment,
                        earlyStop == null ? OptionalInt.empty() : OptionalInt.of(earlyStop),
                        resume,
                        !quiet,
                        expected()));
    }

    private TrainingSettings settings() {
        TrainingSettings usual = data == null ? network.drawnSettings() : network.bookSettings();
        Optimizer kind = optimizer == null ? usual.optimizer() : optimizer;
        double usualRate = kind == usual.optimizer() ? usual.learningRate() : network.learningRate(kind);
        return new TrainingSettings(
                kind,
                learningRate == null ? usualRate : learningRate,
                batch == null ? usual.batch() : batch,
                epochs == null ? usual.epochs() : epochs,
                usual.weightInit());
    }

    private SampleData data() {
        SampleData whole = data == null ? SampleData.drawn() : SampleData.folder(data, earlyStop != null, seed);
        return examples == null ? whole : whole.limited(examples);
    }

    private Optional<Double> expected() {
        if (expect != null) {
            return Optional.of(expect);
        }
        boolean defaultJob = network == SampleNetwork.LENET
                && data == null
                && epochs == null
                && batch == null
                && optimizer == null
                && learningRate == null
                && examples == null
                && !augment
                && earlyStop == null;
        return defaultJob ? Optional.of(DEFAULT_JOB_ACCURACY) : Optional.empty();
    }

    private void requirePositive(String option, Integer value) {
        require(value == null || value >= 1, option + " must be at least 1, got " + value);
    }

    private void requireName(String option, Path folder) {
        require(folder == null || !folder.toString().isBlank(), option + " needs the name of a folder");
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
