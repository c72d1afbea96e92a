package dev.netwright.benchmarks;

import dev.netwright.benchmarks.chains.DeepChains;
import dev.netwright.benchmarks.compile.CompileCurve;
import dev.netwright.benchmarks.contender.Subject;
import dev.netwright.benchmarks.pipeline.InputPipeline;
import dev.netwright.benchmarks.report.Machine;
import dev.netwright.benchmarks.report.Report;
import dev.netwright.benchmarks.sidebyside.Roster;
import dev.netwright.benchmarks.sidebyside.SideBySide;
import dev.netwright.benchmarks.start.FirstPrediction;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bin/benchmark}: measures, and writes the report anew. Exit codes: 0, 1 where something failed, 2 for a wrong command line. */
@Command(
        name = "bin/benchmark",
        description = {
            "Runs this project's networks side by side with Deeplearning4j, PyTorch, DJL and ONNX Runtime, and writes",
            "docs/benchmarks.md and the figures of README.md. Without a part it runs all of them, which takes hours:"
                    + " nothing",
            "else should run meanwhile."
        },
        sortOptions = false,
        usageHelpAutoWidth = true,
        separator = " ")
public final class Main implements Callable<Integer> {
    private static final int ROUNDS = 3;

    @Parameters(
            paramLabel = "PART",
            description =
                    "Of ${COMPLETION-CANDIDATES}, in the order in which they are to run; all if none is given. Memory"
                            + " is measured with train.")
    private List<Part> parts = List.of();

    @Option(
            names = "--networks",
            split = ",",
            paramLabel = "NAME",
            description = "These, separated by commas and in this order, of LeNet, AlexNet, GoogLeNet, ResNet-18,"
                    + " MobileNetV2, Table, Series, Text, VGG-11, Zoo-LeNet, Zoo-AlexNet; by default all but the"
                    + " last two.")
    private List<String> networks = List.of();

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "For training and prediction together: rows that the time does not reach are not measured.")
    private Double minutes;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description =
                    "How often each is measured at least; 3 by default. Up to twice as often where a ratio does not"
                            + " settle.")
    private int rounds = ROUNDS;

    @Option(names = "--quick", description = "Leaves out the largest of compile and chains.")
    private boolean quick;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description =
                    "Where to write the report, and its numbers beside it, README.md left alone; docs/benchmarks.md by "
                            + "default.")
    private Path report;

    @Option(
            names = "--prepare",
            description =
                    "Measures nothing: builds, and exports the networks for those that read files, so that the time of"
                            + " a later run goes into measuring.")
    private boolean prepare;

    @Option(names = "--pages", description = "Measures nothing: writes the pages anew from the numbers that are there.")
    private boolean onlyPages;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    /** Runs the command. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println("bin/benchmark: " + failure.getMessage());
                    return 1;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Path home = Path.of(System.getProperty("netwright.home", "")).toAbsolutePath();
        Settings settings = new Settings(
                home,
                home.resolve("benchmarks/target/work"),
                rounds,
                networks.isEmpty()
                        ? Subject.everybodys()
                        : networks.stream().map(Subject::named).toList(),
                quick,
                System.out);
        Path page = report != null ? report : home.resolve("docs/benchmarks.md");
        Optional<Path> readme = report != null ? Optional.empty() : Optional.of(home.resolve("README.md"));
        Report written = new Report(page, readme, Machine.here().conditions(LocalDateTime.now()));
        if (onlyPages) {
            written.write();
            return 0;
        }
        Roster roster = Roster.of(settings);
        roster.missing().forEach((peer, hint) -> settings.say("left out: " + peer.title() + ": " + hint));
        List<Part> wanted = wanted();
        SideBySide sideBySide = new SideBySide(settings, roster, allowance(wanted, settings));
        if (prepare) {
            sideBySide.prepare();
            return 0;
        }
        int status = new Run(settings::say).of(wanted, part -> measure(part, settings, roster, sideBySide, written));
        settings.say("written: " + page.getFileName());
        return status;
    }

    private List<Part> wanted() {
        return (parts.isEmpty() ? Arrays.asList(Part.values()) : parts)
                .stream()
                        .map(part -> part == Part.MEMORY ? Part.TRAIN : part)
                        .distinct()
                        .toList();
    }

    private Allowance allowance(List<Part> wanted, Settings settings) {
        int rows = wanted.stream()
                .mapToInt(part -> SideBySide.tasks(part, settings).size())
                .sum();
        return new Allowance(
                minutes != null ? minutes * 60 : Double.POSITIVE_INFINITY, rows, () -> System.nanoTime() / 1e9);
    }

    private static void measure(Part part, Settings settings, Roster roster, SideBySide sideBySide, Report report)
            throws IOException {
        switch (part) {
            case TRAIN, MEMORY, PREDICT -> sideBySide.measure(part, report);
            case START -> new FirstPrediction(settings, roster).measure(report);
            case CHAINS -> new DeepChains(settings, roster).measure(report);
            case PIPELINE -> new InputPipeline(settings).measure(report);
            case COMPILE -> new CompileCurve(settings).measure(report);
        }
    }
}
