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
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
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
            "docs/benchmarks.md. Without a part it runs all of them, which takes about an hour."
        },
        sortOptions = false,
        usageHelpAutoWidth = true,
        separator = " ")
public final class Main implements Callable<Integer> {
    private static final int ROUNDS = 7;
    private static final int QUICK_ROUNDS = 3;

    @Parameters(paramLabel = "PART", description = "Of ${COMPLETION-CANDIDATES}; all if none is given.")
    private List<Part> parts = List.of();

    @Option(
            names = "--networks",
            split = ",",
            paramLabel = "NAME",
            description = "Only these, separated by commas: LeNet, AlexNet, VGG-11, GoogLeNet, ResNet-18, MobileNetV2, "
                    + "Zoo-LeNet, Zoo-AlexNet.")
    private List<String> networks = List.of();

    @Option(names = "--quick", description = "Three rounds, and without what takes minutes.")
    private boolean quick;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each is measured; 7, or 3 with --quick.")
    private Integer rounds;

    @Option(names = "--threads", paramLabel = "N", description = "Of every contender; 2 by default.")
    private int threads = 2;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Where to write the report, and its numbers beside it; docs/benchmarks.md by default.")
    private Path report;

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
                threads,
                rounds != null ? rounds : quick ? QUICK_ROUNDS : ROUNDS,
                networks.isEmpty()
                        ? List.of(Subject.values())
                        : networks.stream().map(Subject::named).toList(),
                quick,
                System.out);
        Path page = report != null ? report : home.resolve("docs/benchmarks.md");
        LocalDate today = LocalDate.now();
        Report written = new Report(page, engines -> Machine.here().conditions(today, threads, engines));
        Roster roster = Roster.of(settings);
        roster.missing().forEach((peer, hint) -> settings.say("left out: " + peer.title() + ": " + hint));
        int status = new Run(settings::say)
                .of(
                        parts.isEmpty() ? Arrays.asList(Part.values()) : parts,
                        part -> measure(part, settings, roster, written));
        settings.say("written: " + page.getFileName());
        return status;
    }

    private static void measure(Part part, Settings settings, Roster roster, Report report) throws IOException {
        switch (part) {
            case TRAIN -> new SideBySide(settings, roster).train(report);
            case PREDICT -> new SideBySide(settings, roster).predict(report);
            case MEMORY -> new SideBySide(settings, roster).memory(report);
            case START -> new FirstPrediction(settings, roster).measure(report);
            case CHAINS -> new DeepChains(settings, roster).measure(report);
            case PIPELINE -> new InputPipeline(settings).measure(report);
            case COMPILE -> new CompileCurve(settings).measure(report);
        }
    }
}
