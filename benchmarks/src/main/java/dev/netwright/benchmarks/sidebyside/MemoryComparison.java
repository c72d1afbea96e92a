package dev.netwright.benchmarks.sidebyside;

import dev.netwright.benchmarks.Measurement;
import dev.netwright.benchmarks.Part;
import dev.netwright.benchmarks.Settings;
import dev.netwright.benchmarks.contender.Contender;
import dev.netwright.benchmarks.contender.ContenderException;
import dev.netwright.benchmarks.contender.Task;
import dev.netwright.benchmarks.contender.Worker;
import dev.netwright.benchmarks.process.ProcessMemory;
import dev.netwright.benchmarks.report.Report;
import dev.netwright.benchmarks.report.Row;
import dev.netwright.benchmarks.statistics.Timings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/** The memory that each peer's process takes for a few training steps: fresh processes, one after the other. */
final class MemoryComparison {
    private static final int MOST_ROUNDS = 3;
    private static final int STEPS = 3;
    private static final double MEBIBYTE = 1 << 20;

    private final Settings settings;
    private final Roster roster;
    private final Task task;
    private final Map<Peer, List<ProcessMemory>> held = new EnumMap<>(Peer.class);
    private final Map<Peer, String> dropped = new EnumMap<>(Peer.class);
    private final Set<String> engines = new LinkedHashSet<>();

    MemoryComparison(Settings settings, Roster roster, Task task) {
        this.settings = settings;
        this.roster = roster;
        this.task = task;
    }

    void run(Report report) throws IOException {
        String row = Comparison.row(task);
        settings.say(row + ", memory");
        for (int round = 0; round < Math.min(MOST_ROUNDS, settings.rounds()); round++) {
            for (Peer peer : roster.present()) {
                if (peer.takesPart(task.mode(), task.subject()) && !dropped.containsKey(peer)) {
                    attempt(peer);
                }
            }
        }
        Map<String, String> leftOut = new LinkedHashMap<>();
        dropped.forEach((peer, reason) -> leftOut.put(peer.title(), reason));
        report.add(new Row(Part.MEMORY, row, measurements(row, ProcessMemory::peak), leftOut, engines));
        String share = row + Measurement.SHARE;
        report.add(new Row(Part.MEMORY, share, measurements(share, ProcessMemory::own)));
    }

    private void attempt(Peer peer) {
        try {
            process(peer)
                    .ifPresent(memory ->
                            held.computeIfAbsent(peer, key -> new ArrayList<>()).add(memory));
        } catch (ContenderException | IOException | IllegalStateException e) {
            settings.say("  " + peer.title() + " is left out: " + e.getMessage());
            dropped.put(peer, e.getMessage());
            held.remove(peer);
        }
    }

    private Optional<ProcessMemory> process(Peer peer) throws ContenderException, IOException {
        new Exports(settings, roster).require(peer, task.mode(), task.subject());
        try (Worker worker = Worker.start(peer.title(), roster.program(peer))) {
            engines.add(worker.open(task).split(Pattern.quote(Contender.DETAIL))[0]);
            for (int i = 0; i < STEPS; i++) {
                worker.train();
            }
            return worker.memory();
        }
    }

    private List<Measurement> measurements(String row, ToLongFunction<ProcessMemory> figure) {
        List<Measurement> made = new ArrayList<>();
        held.forEach((peer, rounds) -> made.add(new Measurement(
                Part.MEMORY,
                row,
                peer.title(),
                new Timings(rounds.stream()
                        .map(memory -> figure.applyAsLong(memory) / MEBIBYTE)
                        .toList()))));
        return made;
    }
}
