package dev.netwright.benchmarks.sidebyside;

import dev.netwright.benchmarks.Measurement;
import dev.netwright.benchmarks.Part;
import dev.netwright.benchmarks.Settings;
import dev.netwright.benchmarks.contender.Contender;
import dev.netwright.benchmarks.contender.ContenderException;
import dev.netwright.benchmarks.contender.Subject;
import dev.netwright.benchmarks.contender.Task;
import dev.netwright.benchmarks.contender.Worker;
import dev.netwright.benchmarks.report.Results;
import dev.netwright.benchmarks.statistics.Timings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** Training, prediction and the memory of training: every network, every peer that is here. */
public final class SideBySide {
    private static final int MEMORY_ROUNDS = 3;
    private static final int MEMORY_STEPS = 3;
    private static final double MEBIBYTE = 1 << 20;

    private final Settings settings;
    private final Roster roster;
    private final Set<String> engines = new LinkedHashSet<>();

    /** With the peers of the roster. */
    public SideBySide(Settings settings, Roster roster) {
        this.settings = settings;
        this.roster = roster;
    }

    /** A training step each at the batch of the network. */
    public void train(Results results) {
        for (Subject subject : settings.subjects()) {
            compare(results, Part.TRAIN, new Task(Task.Mode.TRAIN, subject, subject.trainingBatch(), settings.work()));
        }
    }

    /** A prediction each at batch 1 and 16. */
    public void predict(Results results) {
        for (Subject subject : settings.subjects()) {
            for (int batch : new int[] {1, 16}) {
                compare(results, Part.PREDICT, new Task(Task.Mode.PREDICT, subject, batch, settings.work()));
            }
        }
    }

    /** {@return what ran the networks, each with its version} */
    public Set<String> engines() {
        return Collections.unmodifiableSet(engines);
    }

    private void compare(Results results, Part part, Task task) {
        Comparison comparison = new Comparison(settings, roster, task);
        results.replace(part, Comparison.row(task), comparison.run());
        engines.addAll(comparison.engines());
        Map<Peer, String> absent = new LinkedHashMap<>(roster.missing());
        absent.keySet().removeIf(peer -> !peer.takesPart(task.mode(), task.subject()));
        absent.putAll(comparison.dropped());
        results.leftOut(part, Comparison.row(task), titles(absent));
    }

    private static Map<String, String> titles(Map<Peer, String> reasons) {
        Map<String, String> titled = new LinkedHashMap<>();
        reasons.forEach((peer, reason) -> titled.put(peer.title(), reason));
        return titled;
    }

    /** The most memory of a process that takes three training steps, in fresh processes, in turn. */
    public void memory(Results results) {
        for (Subject subject : settings.subjects()) {
            Task task = new Task(Task.Mode.TRAIN, subject, subject.trainingBatch(), settings.work());
            settings.say(Comparison.row(task) + ", memory");
            Map<Peer, List<Double>> mebibytes = new LinkedHashMap<>();
            Map<String, String> leftOut = new LinkedHashMap<>();
            for (int round = 0; round < Math.min(MEMORY_ROUNDS, settings.rounds()); round++) {
                for (Peer peer : roster.present()) {
                    if (peer.takesPart(task.mode(), subject) && !leftOut.containsKey(peer.title())) {
                        try {
                            peak(peer, task)
                                    .ifPresent(bytes -> mebibytes
                                            .computeIfAbsent(peer, key -> new ArrayList<>())
                                            .add(bytes / MEBIBYTE));
                        } catch (ContenderException | IOException | IllegalStateException e) {
                            leftOut.put(peer.title(), e.getMessage());
                        }
                    }
                }
            }
            results.replace(
                    Part.MEMORY,
                    Comparison.row(task),
                    mebibytes.entrySet().stream()
                            .map(entry -> new Measurement(
                                    Part.MEMORY,
                                    Comparison.row(task),
                                    entry.getKey().title(),
                                    new Timings(entry.getValue())))
                            .toList());
            results.leftOut(Part.MEMORY, Comparison.row(task), leftOut);
        }
    }

    private OptionalLong peak(Peer peer, Task task) throws ContenderException, IOException {
        new Exports(settings, roster).require(peer, task.mode(), task.subject());
        try (Worker worker = Worker.start(peer.title(), roster.program(peer))) {
            engines.add(worker.open(task).split(Pattern.quote(Contender.DETAIL))[0]);
            for (int i = 0; i < MEMORY_STEPS; i++) {
                worker.train();
            }
            return worker.memory();
        }
    }
}
