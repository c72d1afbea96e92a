package dev.netwright.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netwright.benchmarks.Measurement;
import dev.netwright.benchmarks.Part;
import dev.netwright.benchmarks.sidebyside.Peer;
import dev.netwright.benchmarks.statistics.Timings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
    private static final String ROW = "AlexNet, 16";

    @TempDir
    private Path folder;

    private Results results;

    @BeforeEach
    void nothingYet() throws IOException {
        results = Results.read(folder.resolve("there-is-no-such-file"));
    }

    @Test
    void aSectionHasMeasurementsRatiosSettingsAndWhoIsMissing() {
        results.put("2026-01-02 03:04 here.", alexNet());

        assertThat(Page.of(results)).endsWith("""
            ## Training

            Milliseconds a step of plain gradient descent, the loss read after each.

            2026-01-02 03:04 here. One 1; Two 2.

            |  | Netwright | Deeplearning4j by hand | PyTorch |
            | --- | ---: | ---: | ---: |
            | AlexNet, 16 | 1,200 (1,100 to 1,300) | 6,000 | 1,000 (1,000 to 1,100) |

            | network, batch | ours | against | ratio | must | aim |  |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: |
            | AlexNet, 16 | Netwright | PyTorch | 1.20 (1.10 to 1.20) | 0.75 | 0.60 | not met |

            | network, batch | contender | settings that were tried, the one taken in bold |
            | --- | ---: | ---: |
            | AlexNet, 16 | PyTorch | its defaults 1,500; **more threads 1,000** |

            Left out: DJL: not installed (AlexNet, 16)
            """);
    }

    @Test
    void rowsOfDifferentRunsStandApartTheNewestFirst() {
        results.put("2026-01-02 03:04 here.", alexNet());
        results.put("2026-01-02 05:06 here.", row(Part.TRAIN, "LeNet, 16", Peer.NETWRIGHT, 7));

        String page = Page.of(results);
        assertThat(page).contains("""
            2026-01-02 05:06 here.

            |  | Netwright |
            | --- | ---: |
            | LeNet, 16 | 7.00 |

            2026-01-02 03:04 here. One 1; Two 2.
            """);
    }

    @Test
    void rowsAndColumnsStandInTheSameOrderWheneverTheyWereMeasured() {
        results.put("today", alexNet());
        results.put("today", row(Part.TRAIN, "LeNet, 16", Peer.DJL, 7));

        assertThat(Page.of(results)).contains("""
            |  | Netwright | Deeplearning4j by hand | PyTorch | DJL |
            | --- | ---: | ---: | ---: | ---: |
            | LeNet, 16 |  |  |  | 7.00 |
            | AlexNet, 16 |\
            """);
    }

    @Test
    void aRatioIsOverTheBestOfTheOthers() {
        Row row = new Row(
                Part.PREDICT,
                "LeNet, 1",
                List.of(
                        measured("LeNet, 1", Peer.NETWRIGHT_ONNX, 4),
                        measured("LeNet, 1", Peer.NETWRIGHT, 1),
                        measured("LeNet, 1", Peer.PYTORCH, 10),
                        measured("LeNet, 1", Peer.DJL, 8)));

        Standing standing =
                Standing.of(row, Peer.NETWRIGHT_ONNX, Standing.others()).orElseThrow();
        assertThat(standing.against()).isEqualTo(Peer.DJL);
        assertThat(standing.ratio().value()).isEqualTo(0.5);
        assertThat(Goal.of(row, Peer.NETWRIGHT_ONNX).orElseThrow().standing(0.5))
                .isEqualTo("met, aim too");
        assertThat(Standing.of(row, Peer.NETWRIGHT, List.of(Peer.STOCK))).isEmpty();
    }

    @Test
    void memoryIsHeldAgainstPyTorchByWhatIsTheProcesssOwn() {
        for (String name : List.of("LeNet, 16", "LeNet, 16" + Measurement.SHARE)) {
            double size = name.endsWith(Measurement.SHARE) ? 70 : 140;
            results.put(
                    "today",
                    new Row(
                            Part.MEMORY,
                            name,
                            List.of(
                                    measured(name, Peer.NETWRIGHT, size),
                                    measured(name, Peer.PYTORCH, 50),
                                    measured(name, Peer.STOCK, 10))));
        }

        assertThat(Page.of(results)).endsWith("""
            |  | Netwright | Deeplearning4j by hand | PyTorch |
            | --- | ---: | ---: | ---: |
            | LeNet, 16 | 140 | 10.0 | 50.0 |
            | LeNet, 16, of that its own | 70.0 | 10.0 | 50.0 |

            | network, batch | ours | against | ratio | must | aim |  |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: |
            | LeNet, 16, of that its own | Netwright | PyTorch | 1.40 (1.40 to 1.40) | 1.00 | 0.80 | not met |
            """);
    }

    @Test
    void numbersAreReadAsTheyWereWritten() throws IOException {
        Path file = folder.resolve("numbers.tsv");
        results.put("yesterday", alexNet());
        results.put("yesterday", row(Part.START, "LeNet, 1", Peer.DJL, 300));
        results.put("today", row(Part.CHAINS, "200 layers", Peer.STOCK, 3));
        results.write(file);

        Results read = Results.read(file);
        assertThat(Page.of(read)).isEqualTo(Page.of(results));
        assertThat(read.runs(Part.TRAIN)).containsOnlyKeys("yesterday");
        assertThat(read.runs(Part.CHAINS)).containsOnlyKeys("today");
        read.put("today", row(Part.TRAIN, ROW, Peer.PYTORCH, 7));
        assertThat(read.runs(Part.TRAIN)).containsOnlyKeys("today");
        assertThat(read.runs(Part.START)).containsOnlyKeys("yesterday");
    }

    @Test
    void aRowStaysInItsPlaceWhenItIsMeasuredAgain() {
        for (String row : List.of("200 layers", "400 layers", "200 layers")) {
            results.put("today", row(Part.CHAINS, row, Peer.PYTORCH, 7));
        }

        assertThat(results.runs(Part.CHAINS).get("today"))
                .extracting(Row::name)
                .containsExactly("200 layers", "400 layers");
    }

    @Test
    void aTableHasAsManyCellsAsHeadings() {
        assertThatThrownBy(() -> new Table(List.of("a", "b"), List.of(List.of("1"))))
                .hasMessageContaining("1 cells under 2 headings");
    }

    @Test
    void theMachineIsDescribedInASentence() {
        Machine machine = new Machine("A Processor", 2, Optional.of(24L), "Linux amd64, Java 17.0.1");

        assertThat(machine.conditions(LocalDateTime.of(2026, 11, 24, 5, 6)))
                .isEqualTo("2026-11-24 05:06 on A Processor, 2 cores, 24 GiB, Linux amd64, Java 17.0.1.");
        assertThat(Machine.here().cores()).isPositive();
        assertThat(Machine.here().processor()).isNotEmpty();
    }

    @Test
    void theReadmeHasTheRatiosOfTheNewestRun() {
        results.put("2026-01-02 03:04 here.", alexNet());
        results.put("2026-01-02 05:06 here.", row(Part.TRAIN, "LeNet, 16", Peer.NETWRIGHT, 7));
        assertThat(Summary.of(results).text()).doesNotContain("1.20");

        results.put("2026-01-02 05:06 here.", alexNet());
        String page = Summary.of(results).in("""
            Before.
            <!-- figures, written by bin/benchmark -->
            old
            <!-- end of figures -->
            After.
            """);

        assertThat(page).startsWith("Before.\n<!-- figures").endsWith("<!-- end of figures -->\nAfter.\n");
        assertThat(page)
                .contains("Training 2026-01-02 05:06 here.")
                .contains("| a training step, over Deeplearning4j by hand |  | 0.20 |")
                .contains("| a training step, over the best of the others |  | 1.20 |")
                .doesNotContain("old", "prediction");
        assertThatThrownBy(() -> Summary.of(results).in("no marks")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thePagesOfThisProjectAreThoseOfItsNumbers() throws IOException {
        Path home = Path.of("..");
        Results measured = Results.read(home.resolve("docs/benchmarks.tsv"));
        String readme = Files.readString(home.resolve("README.md"));

        assertThat(Files.readString(home.resolve("docs/benchmarks.md"))).isEqualTo(Page.of(measured));
        assertThat(Summary.of(measured).in(readme)).isEqualTo(readme);
    }

    private static Row alexNet() {
        return new Row(
                Part.TRAIN,
                ROW,
                List.of(
                        measured(ROW, Peer.NETWRIGHT, 1100, 1200, 1300),
                        measured(ROW, Peer.STOCK, 6000),
                        measured(ROW, Peer.PYTORCH, 1000, 1000, 1100)),
                Map.of("DJL", "not installed"),
                List.of(
                        new Tried("PyTorch", "its defaults", 1500, false),
                        new Tried("PyTorch", "more threads", 1000, true)),
                List.of("One 1", "Two 2"));
    }

    private static Row row(Part part, String name, Peer peer, double value) {
        return new Row(part, name, List.of(measured(name, peer, value)));
    }

    private static Measurement measured(String row, Peer peer, double... values) {
        return new Measurement(Part.TRAIN, row, peer.title(), Timings.of(values));
    }
}
