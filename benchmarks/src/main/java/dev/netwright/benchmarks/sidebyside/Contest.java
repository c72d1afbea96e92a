package dev.netwright.benchmarks.sidebyside;

import dev.netwright.benchmarks.process.ProcessMemory;
import dev.netwright.benchmarks.statistics.Ratio;
import dev.netwright.benchmarks.statistics.Timings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the contenders of one row came to so far. */
final class Contest {
    /** A peer that takes so many times as long as the fastest one is nobody's reference: one round of it will do. */
    private static final double FAR_BEHIND = 8;

    /** What another setting has to bring before it takes the place of a contender's defaults. */
    private static final double BETTER = 0.97;

    private static final Set<Peer> OURS = Set.of(Peer.NETWRIGHT, Peer.NETWRIGHT_ONNX);

    private final Map<Peer, Map<Setting, Visit>> tried = new EnumMap<>(Peer.class);
    private final Map<Peer, List<Visit>> rounds = new EnumMap<>(Peer.class);

    /** The first round: every setting of every contender. */
    void tried(Peer peer, Setting setting, Visit visit) {
        tried.computeIfAbsent(peer, key -> new EnumMap<>(Setting.class)).put(setting, visit);
    }

    /** The first round is over: each contender goes on with its best setting, whose visit was its first. */
    void settle() {
        tried.forEach((peer, visits) -> rounds.put(peer, new ArrayList<>(List.of(visits.get(setting(peer))))));
    }

    /** Another round. */
    void add(Peer peer, Visit visit) {
        rounds.get(peer).add(visit);
    }

    /** As if it had taken no part. */
    void remove(Peer peer) {
        tried.remove(peer);
        rounds.remove(peer);
    }

    /** {@return whether anything came of it} */
    boolean has(Peer peer) {
        return tried.containsKey(peer);
    }

    /** {@return what was tried of a contender, milliseconds a step} */
    Map<Setting, Double> tried(Peer peer) {
        Map<Setting, Double> milliseconds = new EnumMap<>(Setting.class);
        tried.get(peer).forEach((setting, visit) -> milliseconds.put(setting, visit.milliseconds()));
        return milliseconds;
    }

    /** {@return its defaults, or the setting that is better for it} */
    Setting setting(Peer peer) {
        Map<Setting, Double> visits = tried(peer);
        Setting best = visits.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        Double defaults = visits.get(Setting.DEFAULTS);
        return defaults != null && visits.get(best) > BETTER * defaults ? Setting.DEFAULTS : best;
    }

    /** {@return those that came to a number} */
    Collection<Peer> peers() {
        return rounds.keySet();
    }

    /** {@return whether it is nobody's reference: no other setting of it, and no other round, is worth its time} */
    boolean isFarBehind(Peer peer) {
        double fastest =
                tried.keySet().stream().mapToDouble(this::fastest).min().orElse(0);
        return has(peer) && !OURS.contains(peer) && fastest(peer) > FAR_BEHIND * fastest;
    }

    private double fastest(Peer peer) {
        return tried(peer).values().stream()
                .mapToDouble(Double::doubleValue)
                .min()
                .orElseThrow();
    }

    /** {@return those that another round is for} */
    List<Peer> going() {
        return rounds.keySet().stream().filter(peer -> !isFarBehind(peer)).toList();
    }

    /** {@return milliseconds a step, round by round} */
    Timings timings(Peer peer) {
        return new Timings(rounds.get(peer).stream().map(Visit::milliseconds).toList());
    }

    /** {@return what the process held, round by round} */
    List<ProcessMemory> memory(Peer peer) {
        return rounds.get(peer).stream()
                .flatMap(visit -> visit.memory().stream())
                .toList();
    }

    /** {@return this project's time over that of the best of the others; empty if either is not there} */
    Optional<Ratio> ratio() {
        Optional<Peer> best = rounds.keySet().stream()
                .filter(peer -> !OURS.contains(peer))
                .min(Comparator.comparingDouble(peer -> timings(peer).median()));
        return rounds.containsKey(Peer.NETWRIGHT)
                ? best.map(peer -> timings(Peer.NETWRIGHT).over(timings(peer)))
                : Optional.empty();
    }
}
