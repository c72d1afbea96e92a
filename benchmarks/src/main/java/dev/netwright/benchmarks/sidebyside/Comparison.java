package dev.netwright.benchmarks.sidebyside;

import dev.netwright.benchmarks.Measurement;
import dev.netwright.benchmarks.Part;
import dev.netwright.benchmarks.Settings;
import dev.netwright.benchmarks.contender.Contender;
import dev.netwright.benchmarks.contender.ContenderException;
import dev.netwright.benchmarks.contender.Task;
import dev.netwright.benchmarks.contender.Worker;
import dev.netwright.benchmarks.statistics.Timings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * All peers at one task: each in its own process, checked to compute the same, then timed in turn, a few steps each, so
 * that what disturbs the machine disturbs all of them. The order changes from turn to turn.
 */
final class Comparison {
    private static final double WARM_UP_SECONDS = 4;
    private static final double TURN_SECONDS = 0.4;
    /** A turn begins with a share of its steps that is not timed. */
    private static final int SETTLING_SHARE = 8;

    /** So that training stays finite; a turn of predictions of 0.04 ms each needs as many as fill it. */
    private static final int MOST_TRAINING_STEPS = 170;

    private final Settings settings;
    private final Roster roster;
    private final Exports exports;
    private final Task task;
    private final Map<Peer, Worker> workers = new EnumMap<>(Peer.class);
    private final Map<Peer, double[]> results = new EnumMap<>(Peer.class);
    private final Map<Peer, Double> stepSeconds = new EnumMap<>(Peer.class);
    private final Map<Peer, Integer> steps = new EnumMap<>(Peer.class);
    private final Set<String> engines = new LinkedHashSet<>();
    private final Map<Peer, String> dropped = new EnumMap<>(Peer.class);

    Comparison(Settings settings, Roster roster, Task task) {
        this.settings = settings;
        this.roster = roster;
        this.task = task;
        exports = new Exports(settings, roster);
    }

    /** {@return a row, such as {@code AlexNet, 16}} */
    static String row(Task task) {
        return task.subject().title() + ", " + task.batch();
    }

    /** {@return the peers that took no part or were wrong, each with the reason} */
    Map<Peer, String> dropped() {
        return Map.copyOf(dropped);
    }

    /** {@return what ran the networks, each with its version} */
    Set<String> engines() {
        return Collections.unmodifiableSet(engines);
    }

    List<Measurement> run() {
        settings.say(row(task) + ", " + task.mode().name().toLowerCase(Locale.ROOT));
        try {
            for (Peer peer : roster.present()) {
                if (peer.takesPart(task.mode(), task.subject())) {
                    attempt(peer, () -> open(peer));
                }
            }
            check();
            List.copyOf(workers.keySet()).forEach(peer -> attempt(peer, () -> warmUp(peer)));
            return rounds();
        } finally {
            workers.values().forEach(Worker::close);
            workers.clear();
        }
    }

    private interface Step {
        void take() throws ContenderException, IOException;
    }

    private void attempt(Peer peer, Step step) {
        try {
            step.take();
        } catch (ContenderException | IOException | IllegalStateException e) {
            drop(peer, e.getMessage());
        }
    }

    private void drop(Peer peer, String reason) {
        settings.say("  " + peer.title() + " is left out: " + reason);
        dropped.put(peer, reason);
        results.remove(peer);
        Worker worker = workers.remove(peer);
        if (worker != null) {
            worker.close();
        }
    }

    private void open(Peer peer) throws ContenderException, IOException {
        exports.require(peer, task.mode(), task.subject());
        Worker worker = Worker.start(peer.title(), roster.program(peer));
        workers.put(peer, worker);
        String[] engine = worker.open(task).split(Pattern.quote(Contender.DETAIL), 2);
        engines.add(engine[0]);
        if (engine.length > 1) {
            settings.say("  " + peer.title() + ": " + engine[1]);
        }
        long start = System.nanoTime();
        results.put(
                peer,
                task.mode() == Task.Mode.PREDICT ? worker.predict() : new double[] {worker.train(), worker.train()});
        stepSeconds.put(peer, (System.nanoTime() - start) / 1e9 / (task.mode() == Task.Mode.PREDICT ? 1 : 2));
    }

    private void check() {
        Agreement agreement = Agreement.of(task.mode(), results);
        agreement.wrong().forEach(this::drop);
        settings.say("  " + agreement);
    }

    /** Steps until the compiler and the caches are warm; one that takes seconds is so by the steps of the check. */
    private void warmUp(Peer peer) throws ContenderException {
        Worker worker = workers.get(peer);
        double last = stepSeconds.get(peer);
        double shortest = last;
        for (double spent = last; spent < WARM_UP_SECONDS; spent += last) {
            last = worker.time(1);
            shortest = Math.min(shortest, last);
        }
        double fill = TURN_SECONDS / shortest;
        steps.put(peer, (int) Math.max(1, task.mode() == Task.Mode.TRAIN ? Math.min(MOST_TRAINING_STEPS, fill) : fill));
    }

    /** Milliseconds a step, once short ones have brought back the caches. */
    private static double turn(Worker worker, int steps) throws ContenderException {
        int settling = steps / SETTLING_SHARE;
        if (settling > 0) {
            worker.time(settling);
        }
        return worker.time(steps) / steps * 1e3;
    }

    private List<Measurement> rounds() {
        Map<Peer, List<Double>> milliseconds = new EnumMap<>(Peer.class);
        for (int round = 0; round < settings.rounds(); round++) {
            round(round)
                    .forEach((peer, turns) -> milliseconds
                            .computeIfAbsent(peer, key -> new ArrayList<>())
                            .add(new Timings(turns).median()));
        }
        List<Measurement> made = new ArrayList<>();
        for (Peer peer : workers.keySet()) {
            Timings timings = new Timings(milliseconds.get(peer));
            settings.say(String.format(
                    Locale.ROOT,
                    "  %-32s %10.2f ms (%.2f to %.2f)",
                    peer.title(),
                    timings.median(),
                    timings.lowest(),
                    timings.highest()));
            made.add(new Measurement(
                    task.mode() == Task.Mode.TRAIN ? Part.TRAIN : Part.PREDICT, row(task), peer.title(), timings));
        }
        return made;
    }

    /** Milliseconds a step in each turn of the round. A contender has one number a round, so that rounds stay comparable. */
    private Map<Peer, List<Double>> round(int round) {
        Map<Peer, List<Double>> milliseconds = new EnumMap<>(Peer.class);
        for (int turn = round * Turns.OF_A_ROUND; turn < (round + 1) * Turns.OF_A_ROUND; turn++) {
            List<Peer> present = List.copyOf(workers.keySet());
            List<Peer> quick =
                    present.stream().filter(peer -> steps.get(peer) > 1).toList();
            for (Peer peer : Turns.order(present, quick, turn)) {
                attempt(
                        peer,
                        () -> milliseconds
                                .computeIfAbsent(peer, key -> new ArrayList<>())
                                .add(turn(workers.get(peer), steps.get(peer))));
            }
        }
        return milliseconds;
    }
}
