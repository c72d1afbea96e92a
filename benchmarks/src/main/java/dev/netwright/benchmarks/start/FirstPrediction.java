package dev.netwright.benchmarks.start;

import dev.netwright.benchmarks.Measurement;
import dev.netwright.benchmarks.Part;
import dev.netwright.benchmarks.Settings;
import dev.netwright.benchmarks.process.ClassPath;
import dev.netwright.benchmarks.process.Program;
import dev.netwright.benchmarks.report.Report;
import dev.netwright.benchmarks.report.Row;
import dev.netwright.benchmarks.sidebyside.Peer;
import dev.netwright.benchmarks.sidebyside.Roster;
import dev.netwright.benchmarks.sidebyside.Rounds;
import dev.netwright.benchmarks.statistics.Timings;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The time from the start of a process to its first prediction, each process fresh, in turn. */
public final class FirstPrediction {
    private static final String ROW = "LeNet, 1";

    private final Settings settings;
    private final Roster roster;

    /** With the peers of the roster. */
    public FirstPrediction(Settings settings, Roster roster) {
        this.settings = settings;
        this.roster = roster;
    }

    /** Measures those that are here. */
    public void measure(Report report) throws IOException {
        settings.say(ROW + ", from the start of the process");
        Files.createDirectories(settings.work());
        Program.java(
                        List.of(),
                        ClassPath.whole(),
                        TrainedFiles.class.getName(),
                        settings.work().toString())
                .require();
        Map<Peer, Program> programs = programs();
        programs.keySet().retainAll(roster.present());
        Map<Peer, List<Double>> milliseconds = new EnumMap<>(Peer.class);
        for (int round = -1; round < settings.rounds(); round++) {
            for (Peer peer : Rounds.order(List.copyOf(programs.keySet()), round + 1)) {
                double seconds = programs.get(peer).secondsToFirstFigure();
                // The first time, files come from the disk.
                if (round >= 0) {
                    milliseconds.computeIfAbsent(peer, key -> new ArrayList<>()).add(seconds * 1e3);
                }
            }
        }
        List<Measurement> made = new ArrayList<>();
        milliseconds.forEach((peer, rounds) -> {
            Timings timings = new Timings(rounds);
            settings.say("  %-32s %.0f ms".formatted(peer.title(), timings.median()));
            made.add(new Measurement(Part.START, ROW, peer.title(), timings));
        });
        report.add(new Row(Part.START, ROW, made));
    }

    private Map<Peer, Program> programs() {
        Map<Peer, Program> programs = new EnumMap<>(Peer.class);
        programs.put(Peer.NETWRIGHT, java(ClassPath.whole(), NetwrightStart.class, TrainedFiles.CHECKPOINT));
        programs.put(Peer.NETWRIGHT_ONNX, java(roster.servingClassPath(), ServingStart.class, TrainedFiles.ONNX));
        if (roster.present().contains(Peer.STOCK)) {
            programs.put(Peer.STOCK, java(roster.stockClassPath(), StockStart.class, TrainedFiles.ZIP));
        }
        programs.put(Peer.PYTORCH, roster.python("start.py"));
        return programs;
    }

    private Program java(String classPath, Class<?> main, String file) {
        return Program.java(
                List.of(),
                classPath,
                main.getName(),
                settings.work().resolve(file).toString());
    }
}
