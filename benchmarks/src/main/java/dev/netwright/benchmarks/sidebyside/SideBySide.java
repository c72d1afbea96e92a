package dev.netwright.benchmarks.sidebyside;

import dev.netwright.benchmarks.Measurement;
import dev.netwright.benchmarks.Part;
import dev.netwright.benchmarks.Settings;
import dev.netwright.benchmarks.contender.Subject;
import dev.netwright.benchmarks.contender.Task;
import dev.netwright.benchmarks.report.Report;
import dev.netwright.benchmarks.report.Row;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Training, prediction and the memory of training: every network, every peer that is here. */
public final class SideBySide {
    private final Settings settings;
    private final Roster roster;

    /** With the peers of the roster. */
    public SideBySide(Settings settings, Roster roster) {
        this.settings = settings;
        this.roster = roster;
    }

    /** A training step each at the batch of the network. */
    public void train(Report report) throws IOException {
        for (Subject subject : settings.subjects()) {
            compare(report, Part.TRAIN, new Task(Task.Mode.TRAIN, subject, subject.trainingBatch(), settings.work()));
        }
    }

    /** A prediction each at batch 1 and 16. */
    public void predict(Report report) throws IOException {
        for (Subject subject : settings.subjects()) {
            for (int batch : new int[] {1, 16}) {
                compare(report, Part.PREDICT, new Task(Task.Mode.PREDICT, subject, batch, settings.work()));
            }
        }
    }

    private void compare(Report report, Part part, Task task) throws IOException {
        Comparison comparison = new Comparison(settings, roster, task);
        List<Measurement> made = comparison.run();
        Map<Peer, String> absent = new LinkedHashMap<>(roster.missing());
        absent.keySet().removeIf(peer -> !peer.takesPart(task.mode(), task.subject()));
        absent.putAll(comparison.dropped());
        report.add(new Row(part, Comparison.row(task), made, titles(absent), comparison.engines()));
    }

    private static Map<String, String> titles(Map<Peer, String> reasons) {
        Map<String, String> titled = new LinkedHashMap<>();
        reasons.forEach((peer, reason) -> titled.put(peer.title(), reason));
        return titled;
    }

    /** The memory of a process that takes three training steps, in fresh processes, in turn. */
    public void memory(Report report) throws IOException {
        for (Subject subject : settings.subjects()) {
            new MemoryComparison(
                            settings,
                            roster,
                            new Task(Task.Mode.TRAIN, subject, subject.trainingBatch(), settings.work()))
                    .run(report);
        }
    }
}
