package dev.netwright.benchmarks.sidebyside;

import dev.netwright.benchmarks.Allowance;
import dev.netwright.benchmarks.Measurement;
import dev.netwright.benchmarks.Part;
import dev.netwright.benchmarks.Settings;
import dev.netwright.benchmarks.contender.ContenderException;
import dev.netwright.benchmarks.contender.Task;
import dev.netwright.benchmarks.process.ProcessMemory;
import dev.netwright.benchmarks.report.Report;
import dev.netwright.benchmarks.report.Row;
import dev.netwright.benchmarks.report.Tried;
import dev.netwright.benchmarks.statistics.Timings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * All peers at one task, one process at a time: nobody else's threads and memory are there while one is timed. The first
 * round tries every setting of each; the others take the best of each, in changing order.
 */
final class Comparison {
    private static final double MEBIBYTE = 1 << 20;

    private final Settings settings;
    private final Roster roster;
    private final Task task;
    private final Exports exports;
    private final Contest contest = new Contest();
    private final Set<String> engines = new LinkedHashSet<>();
    private final Set<String> details = new LinkedHashSet<>();
    private final Map<Peer, String> dropped = new EnumMap<>(Peer.class);
    private Optional<Agreement> agreement = Optional.empty();

    Comparison(Settings settings, Roster roster, Task task) {
        this.settings = settings;
        this.roster = roster;
        this.task = task;
        exports = new Exports(settings, roster);
    }

    /** Measures until the ratio settles, or the time is over. */
    void run(Allowance allowance) {
        settings.say(task.row() + ", " + task.mode().name().toLowerCase(Locale.ROOT));
        double end = allowance.next();
        roster.present().stream()
                .filter(peer -> peer.takesPart(task.mode(), task.subject()))
                .sorted(Peer.REFERENCE_FIRST)
                .forEach(this::tryOut);
        contest.settle();
        Rounds rounds = Rounds.atLeast(settings.rounds());
        int done = 1;
        double longest = 0;
        while (!rounds.isEnough(done, contest.ratio(), end - allowance.now() - longest)) {
            double start = allowance.now();
            Rounds.order(contest.going(), done).forEach(this::again);
            longest = Math.max(longest, allowance.now() - start);
            done++;
        }
        contest.peers().forEach(this::say);
    }

    private void tryOut(Peer peer) {
        String reason = "";
        for (Setting setting : Setting.of(peer, task)) {
            if (contest.isFarBehind(peer)) {
                break;
            }
            try {
                Visit visit = visit(peer, setting);
                contest.tried(peer, setting, visit);
            } catch (ContenderException | IOException | IllegalStateException e) {
                settings.say("  " + peer.title() + ", " + setting.title() + ": " + e.getMessage());
                reason = e.getMessage();
            }
        }
        if (!contest.has(peer)) {
            drop(peer, reason);
        }
    }

    private void again(Peer peer) {
        try {
            contest.add(peer, visit(peer, contest.setting(peer)));
        } catch (ContenderException | IOException | IllegalStateException e) {
            drop(peer, e.getMessage());
        }
    }

    private void drop(Peer peer, String reason) {
        settings.say("  " + peer.title() + " is left out: " + reason);
        dropped.put(peer, reason);
        contest.remove(peer);
    }

    private Visit visit(Peer peer, Setting setting) throws ContenderException, IOException {
        exports.require(peer, task.mode(), task.subject());
        Visit visit =
                Visit.of(peer, roster.program(peer).with(setting.environment()), task, values -> check(peer, values));
        engines.add(visit.engine());
        if (!visit.detail().isEmpty() && details.add(visit.detail())) {
            settings.say("  " + peer.title() + ": " + visit.detail());
        }
        return visit;
    }

    /** The first one that computes anything is the reference. */
    private void check(Peer peer, double[] values) {
        Agreement with = agreement.orElseGet(() -> new Agreement(task.mode(), peer, values));
        with.fault(values).ifPresent(fault -> {
            throw new IllegalStateException(fault);
        });
        agreement = Optional.of(with);
    }

    private void say(Peer peer) {
        Timings timings = contest.timings(peer);
        settings.say(String.format(
                Locale.ROOT,
                "  %-32s %10.3f ms (%.3f to %.3f, %d rounds), %s",
                peer.title(),
                timings.median(),
                timings.lowest(),
                timings.highest(),
                timings.rounds().size(),
                contest.setting(peer).title()));
    }

    /** Writes the row, and of training what memory it took. */
    void report(Report report) throws IOException {
        Part part = task.mode() == Task.Mode.TRAIN ? Part.TRAIN : Part.PREDICT;
        List<Measurement> times = contest.peers().stream()
                .map(peer -> new Measurement(part, task.row(), peer.title(), contest.timings(peer)))
                .toList();
        report.add(new Row(part, task.row(), times, absent(), tried(), engines));
        if (task.mode() == Task.Mode.TRAIN) {
            memory(report, task.row(), ProcessMemory::peak);
            memory(report, task.row() + Measurement.SHARE, ProcessMemory::own);
        }
    }

    private Map<String, String> absent() {
        Map<String, String> absent = new LinkedHashMap<>();
        roster.missing().forEach((peer, hint) -> {
            if (peer.takesPart(task.mode(), task.subject())) {
                absent.put(peer.title(), hint);
            }
        });
        dropped.forEach((peer, reason) -> absent.put(peer.title(), reason));
        return absent;
    }

    private List<Tried> tried() {
        List<Tried> made = new ArrayList<>();
        for (Peer peer : contest.peers()) {
            Map<Setting, Double> milliseconds = contest.tried(peer);
            if (milliseconds.size() > 1) {
                milliseconds.forEach((setting, value) ->
                        made.add(new Tried(peer.title(), setting.title(), value, setting == contest.setting(peer))));
            }
        }
        return made;
    }

    private void memory(Report report, String row, ToLongFunction<ProcessMemory> figure) throws IOException {
        List<Measurement> made = new ArrayList<>();
        for (Peer peer : contest.peers()) {
            List<Double> mebibytes = contest.memory(peer).stream()
                    .map(memory -> figure.applyAsLong(memory) / MEBIBYTE)
                    .toList();
            if (!mebibytes.isEmpty()) {
                made.add(new Measurement(Part.MEMORY, row, peer.title(), new Timings(mebibytes)));
            }
        }
        report.add(new Row(Part.MEMORY, row, made, Map.of(), List.of(), engines));
    }
}
