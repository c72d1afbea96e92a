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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
    private static final String ROW = "AlexNet, 16";

    @TempDir
    private Path folder;

    @Test
    void aSectionHasMeasurementsBarsAndWhoIsMissing() throws IOException {
        Results results = results();
        results.conditions(Part.TRAIN, "On a machine.");
        results.leftOut(Part.TRAIN, ROW, Map.of("DJL", "not\n installed"));

        assertThat(Page.of(results)).endsWith("""
                ## Training

                Milliseconds a step of plain gradient descent. On a machine.

                |  | Netwright | Deeplearning4j by hand | PyTorch |
                | --- | ---: | ---: | ---: |
                | AlexNet, 16 | 1,200 (1,100 to 1,300) | 6,000 (5,900 to 6,500) | 1,000 |

                | network, batch | ours | against | ratio | must | aim |  |
                | --- | ---: | ---: | ---: | ---: | ---: | ---: |
                | AlexNet, 16 | Netwright | Deeplearning4j by hand | 0.20 (0.19 to 0.20) | 0.25 | 0.17 | met |
                | AlexNet, 16 | Netwright | PyTorch | 1.20 (1.10 to 1.30) | 1.10 | 0.95 | not met |

                Left out: DJL: not installed (AlexNet, 16)
                """);
    }

    @Test
    void rowsAndColumnsStandInTheSameOrderWheneverTheyWereMeasured() throws IOException {
        Results results = results();
        results.replace(
                Part.TRAIN,
                "LeNet, 16",
                List.of(new Measurement(Part.TRAIN, "LeNet, 16", Peer.NETWRIGHT_PLAIN.title(), Timings.of(7))));

        assertThat(Page.of(results)).contains("""
                |  | Netwright | Netwright, acceleration off | Deeplearning4j by hand | PyTorch |
                | --- | ---: | ---: | ---: | ---: |
                | LeNet, 16 |  | 7.00 |  |  |
                | AlexNet, 16 |""");
    }

    @Test
    void aBarIsHeldAgainstTheBetterOfTwo() {
        String row = "LeNet, 1";
        List<Measurement> measurements = List.of(
                new Measurement(Part.PREDICT, row, Peer.NETWRIGHT_ONNX.title(), Timings.of(4)),
                new Measurement(Part.PREDICT, row, Peer.PYTORCH.title(), Timings.of(10)),
                new Measurement(Part.PREDICT, row, Peer.DJL.title(), Timings.of(8)));

        List<Bar.Standing> standings = Bar.all().stream()
                .flatMap(bar -> bar.standings(measurements).stream())
                .toList();

        assertThat(standings).hasSize(1);
        assertThat(standings.get(0).against()).isEqualTo(Peer.DJL);
        assertThat(standings.get(0).ratio().value()).isEqualTo(0.5);
        assertThat(standings.get(0).isMet()).isTrue();
        assertThat(standings.get(0).reachesAim()).isTrue();
    }

    @Test
    void aShareOfARowIsBelowItAndBarsAreAboutTheWhole() throws IOException {
        Results results = Results.read(Path.of("there-is-no-such-file"));
        for (String row : List.of("LeNet, 16", "LeNet, 16" + Measurement.SHARE)) {
            double size = row.endsWith(Measurement.SHARE) ? 70 : 140;
            results.replace(
                    Part.MEMORY,
                    row,
                    List.of(
                            new Measurement(Part.MEMORY, row, Peer.NETWRIGHT.title(), Timings.of(size)),
                            new Measurement(Part.MEMORY, row, Peer.STOCK.title(), Timings.of(70))));
        }

        assertThat(Page.of(results)).endsWith("""
                |  | Netwright | Deeplearning4j by hand |
                | --- | ---: | ---: |
                | LeNet, 16 | 140 | 70.0 |
                | LeNet, 16, of that its own | 70.0 | 70.0 |

                | network, batch | ours | against | ratio | must | aim |  |
                | --- | ---: | ---: | ---: | ---: | ---: | ---: |
                | LeNet, 16 | Netwright | Deeplearning4j by hand | 2.00 (2.00 to 2.00) | 1.10 |  | not met |
                """);
    }

    @Test
    void anotherRunReplacesItsRowsAndKeepsTheOthers() throws IOException {
        Path file = folder.resolve("numbers.tsv");
        Results first = results();
        first.leftOut(Part.TRAIN, ROW, Map.of("DJL", "not installed"));
        first.replace(Part.START, "LeNet, 1", List.of(new Measurement(Part.START, "LeNet, 1", "DJL", Timings.of(300))));
        first.write(file);

        Results second = Results.read(file);
        second.replace(Part.TRAIN, ROW, List.of(new Measurement(Part.TRAIN, ROW, "PyTorch", Timings.of(7))));
        second.leftOut(Part.TRAIN, ROW, Map.of());
        second.write(file);

        Results third = Results.read(file);
        assertThat(third.of(Part.TRAIN)).containsExactly(new Measurement(Part.TRAIN, ROW, "PyTorch", Timings.of(7)));
        assertThat(third.of(Part.START)).hasSize(1);
        assertThat(third.leftOut(Part.TRAIN)).isEmpty();
        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    @Test
    void aRowStaysInItsPlaceWhenItIsMeasuredAgain() throws IOException {
        Results results = Results.read(Path.of("there-is-no-such-file"));
        for (String row : List.of("200 layers", "400 layers", "200 layers")) {
            results.replace(Part.CHAINS, row, List.of(new Measurement(Part.CHAINS, row, "PyTorch", Timings.of(7))));
        }

        assertThat(results.of(Part.CHAINS))
                .extracting(Measurement::subject)
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

        assertThat(machine.conditions(LocalDate.of(2026, 11, 24), 2, "PyTorch 1.13"))
                .isEqualTo(
                        "2026-11-24 on A Processor, 2 cores, 24 GiB, Linux amd64, Java 17.0.1; 2 threads; PyTorch 1.13.");
        assertThat(Machine.here().cores()).isPositive();
        assertThat(Machine.here().processor()).isNotEmpty();
    }

    private static Results results() throws IOException {
        Results results = Results.read(Path.of("there-is-no-such-file"));
        results.replace(
                Part.TRAIN,
                ROW,
                List.of(
                        new Measurement(Part.TRAIN, ROW, Peer.NETWRIGHT.title(), Timings.of(1100, 1200, 1300)),
                        new Measurement(Part.TRAIN, ROW, Peer.STOCK.title(), Timings.of(5900, 6000, 6500)),
                        new Measurement(Part.TRAIN, ROW, Peer.PYTORCH.title(), Timings.of(1000))));
        return results;
    }
}
