package dev.netwright.benchmarks.chains;

import dev.netwright.benchmarks.Measurement;
import dev.netwright.benchmarks.Part;
import dev.netwright.benchmarks.Settings;
import dev.netwright.benchmarks.compile.CompileCurve;
import dev.netwright.benchmarks.compile.ScaleSource;
import dev.netwright.benchmarks.process.ClassPath;
import dev.netwright.benchmarks.process.Figures;
import dev.netwright.benchmarks.process.Program;
import dev.netwright.benchmarks.report.Report;
import dev.netwright.benchmarks.report.Row;
import dev.netwright.benchmarks.sidebyside.Peer;
import dev.netwright.benchmarks.sidebyside.Roster;
import dev.netwright.benchmarks.statistics.Timings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A training step of a plain chain, by its length. */
public final class DeepChains {
    private static final int[] LENGTHS = {200, 400, 1_000};

    private final Settings settings;
    private final Roster roster;

    /** With stock Deeplearning4j beside ours, if it is here. */
    public DeepChains(Settings settings, Roster roster) {
        this.settings = settings;
        this.roster = roster;
    }

    /** Compiles each chain, and trains it a few steps. */
    public void measure(Report report) throws IOException {
        for (int length : LENGTHS) {
            String row = "%,d layers".formatted(length);
            settings.say("a chain of " + row);
            ScaleSource source = ScaleSource.dense(length);
            String classes = new CompileCurve(settings).compiled(source).toString();
            List<Measurement> made = new ArrayList<>();
            made.add(steps(
                    row,
                    Peer.NETWRIGHT,
                    ClassPath.join(classes, ClassPath.whole()),
                    NetwrightChain.class,
                    source.generated()));
            // A thousand layers take stock Deeplearning4j minutes.
            if (roster.present().contains(Peer.STOCK) && !(settings.quick() && length > 400)) {
                made.add(steps(row, Peer.STOCK, roster.stockClassPath(), StockChain.class, String.valueOf(length)));
            }
            report.add(new Row(Part.CHAINS, row, made));
        }
    }

    private Measurement steps(String row, Peer peer, String classPath, Class<?> main, String argument) {
        Figures figures = Figures.read(Program.java(List.of(), classPath, main.getName(), argument)
                .require()
                .output());
        Timings timings = new Timings(figures.values().entrySet().stream()
                .filter(figure -> figure.getKey().startsWith("step"))
                .map(figure -> figure.getValue() * 1e3)
                .toList());
        settings.say("  %-32s %.1f ms".formatted(peer.title(), timings.median()));
        return new Measurement(Part.CHAINS, row, peer.title(), timings);
    }
}
