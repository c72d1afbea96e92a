package dev.netwright.benchmarks.sidebyside;

import dev.netwright.benchmarks.Allowance;
import dev.netwright.benchmarks.Part;
import dev.netwright.benchmarks.Settings;
import dev.netwright.benchmarks.contender.Subject;
import dev.netwright.benchmarks.contender.Task;
import dev.netwright.benchmarks.report.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Training with its memory, and prediction: every network, every peer that is here. */
public final class SideBySide {
    private static final int[] BATCHES = {1, 16};

    private final Settings settings;
    private final Roster roster;
    private final Allowance allowance;

    /** With the peers of the roster, in the time that is allowed. */
    public SideBySide(Settings settings, Roster roster, Allowance allowance) {
        this.settings = settings;
        this.roster = roster;
        this.allowance = allowance;
    }

    /** {@return the rows of a part: a training step at the batch of the network, or a prediction at 1 and at 16} */
    public static List<Task> tasks(Part part, Settings settings) {
        List<Task> tasks = new ArrayList<>();
        for (Subject subject : settings.subjects()) {
            switch (part) {
                case TRAIN -> tasks.add(new Task(Task.Mode.TRAIN, subject, subject.trainingBatch(), settings.work()));
                case PREDICT -> {
                    for (int batch : BATCHES) {
                        tasks.add(new Task(Task.Mode.PREDICT, subject, batch, settings.work()));
                    }
                }
                case START, MEMORY, CHAINS, PIPELINE, COMPILE -> {
                    // Not side by side at a task.
                }
            }
        }
        return tasks;
    }

    /** Exports the networks for the peers that read files. */
    public void prepare() throws IOException {
        Exports exports = new Exports(settings, roster);
        for (Subject subject : settings.subjects()) {
            for (Task.Mode mode : Task.Mode.values()) {
                for (Peer peer : roster.present()) {
                    if (peer.takesPart(mode, subject)) {
                        exports.require(peer, mode, subject);
                    }
                }
            }
        }
    }

    /** Measures a part, row by row. */
    public void measure(Part part, Report report) throws IOException {
        for (Task task : tasks(part, settings)) {
            if (allowance.isSpent()) {
                settings.say(task.row() + " is not measured: the time is over");
                continue;
            }
            Comparison comparison = new Comparison(settings, roster, task);
            comparison.run(allowance);
            comparison.report(report);
        }
    }
}
