package dev.netwright.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netwright.benchmarks.report.Report;
import dev.netwright.benchmarks.report.Results;
import dev.netwright.benchmarks.report.Row;
import dev.netwright.benchmarks.statistics.Timings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a run that does not come to its end. */
class RunTest {
    private static final List<Part> PARTS = List.of(Part.TRAIN, Part.START);

    private final List<String> said = new ArrayList<>();

    @TempDir
    private Path folder;

    private Path page;

    @BeforeEach
    void anEarlierRun() throws IOException {
        page = folder.resolve("docs/page.md");
        Report earlier = new Report(page, Optional.empty(), "2026-01-01 00:00, yesterday.");
        earlier.add(row(Part.TRAIN, "LeNet, 16", 1, "Old"));
        earlier.add(row(Part.TRAIN, "VGG-11, 4", 2, "Old"));
    }

    @Test
    void aPartThatFailsAtItsSecondRowKeepsTheFirstAndLetsTheOthersRun() throws IOException {
        Report report = today();

        int status = new Run(said::add).of(PARTS, part -> {
            if (part == Part.TRAIN) {
                report.add(row(part, "LeNet, 16", 10, "First"));
                report.add(row(part, "AlexNet, 16", 20, "Second"));
                throw new IllegalStateException("no such network");
            }
            report.add(row(part, "LeNet, 1", 30, "Third"));
        });

        assertThat(status).isEqualTo(1);
        assertThat(said).containsExactly("train failed: no such network");
        assertThat(Files.readString(page))
                .contains("| LeNet, 16 | 10.0 |\n| AlexNet, 16 | 20.0 |\n\n2026-01-01 00:00, yesterday. Old.")
                .contains("today. First; Second.")
                .contains("| VGG-11, 4 | 2.00 |")
                .contains("| LeNet, 1 | 30.0 |")
                .contains("today. Third.");
    }

    @Test
    void aRunThatEndsInTheMiddleHasWrittenWhatItCameTo() throws IOException {
        Error killed = new Error("killed");

        assertThatThrownBy(() -> new Run(said::add).of(PARTS, part -> {
                    today().add(row(part, "LeNet, 16", 10, "First"));
                    // As good as the end of the process: nothing catches it.
                    throw killed;
                }))
                .isSameAs(killed);

        assertThat(results().runs(Part.TRAIN))
                .containsOnlyKeys("2026-01-02 00:00, today.", "2026-01-01 00:00, yesterday.")
                .allSatisfy((run, rows) -> assertThat(rows)
                        .extracting(Row::name)
                        .containsExactly(run.endsWith("today.") ? "LeNet, 16" : "VGG-11, 4"));
    }

    @Test
    void aPageThatCannotBeWrittenStaysAsItWas() throws IOException {
        String before = Files.readString(page);
        Report report = today();
        // A folder stands where the numbers go, so that writing them breaks off.
        Path numbers = page.resolveSibling("page.tsv");
        Files.delete(numbers);
        Files.createDirectories(numbers.resolve("taken"));

        assertThatThrownBy(() -> report.add(row(Part.TRAIN, "LeNet, 16", 10, "First")))
                .isInstanceOf(IOException.class);

        assertThat(Files.readString(page)).isEqualTo(before);
    }

    private Report today() throws IOException {
        return new Report(page, Optional.empty(), "2026-01-02 00:00, today.");
    }

    private Results results() throws IOException {
        return Results.read(page.resolveSibling("page.tsv"));
    }

    private static Row row(Part part, String name, double value, String engine) {
        Measurement measured = new Measurement(part, name, "PyTorch", Timings.of(value));
        return new Row(part, name, List.of(measured), Map.of(), List.of(), Set.of(engine));
    }
}
