package dev.netwright.benchmarks.pipeline;

import dev.netwright.benchmarks.Measurement;
import dev.netwright.benchmarks.Part;
import dev.netwright.benchmarks.Settings;
import dev.netwright.benchmarks.contender.Subject;
import dev.netwright.benchmarks.process.ClassPath;
import dev.netwright.benchmarks.process.Figures;
import dev.netwright.benchmarks.process.Program;
import dev.netwright.benchmarks.report.Report;
import dev.netwright.benchmarks.report.Row;
import dev.netwright.benchmarks.statistics.Timings;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/** Whether batches are there in time: training beside the pipeline, without it, and the pipeline alone. */
public final class InputPipeline {
    private record Epoch(Subject subject, int batches) {}

    private record Column(String figure, String title) {}

    private static final List<Epoch> EPOCHS =
            List.of(new Epoch(Subject.LENET, 300), new Epoch(Subject.GOOGLENET, 6), new Epoch(Subject.ALEXNET, 3));
    private static final List<Column> COLUMNS = List.of(
            new Column("beside", "training beside the pipeline"),
            new Column("without", "training on a batch that is there"),
            new Column("alone", "the pipeline alone"));

    private final Settings settings;

    /** Measures the settings' networks that read one channel. */
    public InputPipeline(Settings settings) {
        this.settings = settings;
    }

    /** Measures. */
    public void measure(Report report) throws IOException {
        int rounds = Math.min(5, settings.rounds());
        for (Epoch epoch : EPOCHS) {
            Subject subject = epoch.subject();
            if (!settings.subjects().contains(subject)) {
                continue;
            }
            String row = subject.title() + ", " + subject.trainingBatch();
            settings.say(row + ", the input pipeline");
            Figures figures = Figures.read(Program.java(
                            List.of(),
                            ClassPath.whole(),
                            PipelineRun.class.getName(),
                            subject.title(),
                            String.valueOf(epoch.batches()),
                            String.valueOf(rounds))
                    .require()
                    .output());
            report.add(new Row(
                    Part.PIPELINE,
                    row,
                    COLUMNS.stream()
                            .map(column -> measurement(row, column, figures, rounds))
                            .toList()));
        }
    }

    private Measurement measurement(String row, Column column, Figures figures, int rounds) {
        Timings timings = new Timings(IntStream.range(0, rounds)
                .mapToObj(round -> figures.get(column.figure() + round))
                .toList());
        settings.say("  %-36s %.1f examples a second".formatted(column.title(), timings.median()));
        return new Measurement(Part.PIPELINE, row, column.title(), timings);
    }
}
