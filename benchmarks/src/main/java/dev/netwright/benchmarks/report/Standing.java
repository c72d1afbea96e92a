package dev.netwright.benchmarks.report;

import dev.netwright.benchmarks.Measurement;
import dev.netwright.benchmarks.sidebyside.Peer;
import dev.netwright.benchmarks.statistics.Ratio;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How this project stands to the best of the others in a row.
 *
 * @param ours which way of ours
 * @param against the best of the others
 * @param ratio ours over theirs
 */
public record Standing(Peer ours, Peer against, Ratio ratio) {
    private static final Set<Peer> OURS = Set.of(Peer.NETWRIGHT, Peer.NETWRIGHT_ONNX);

    /** {@return all that are not this project's} */
    public static List<Peer> others() {
        return Arrays.stream(Peer.values()).filter(peer -> !OURS.contains(peer)).toList();
    }

    /** {@return ours against the best of these; empty if either is not there} */
    public static Optional<Standing> of(Row row, Peer ours, List<Peer> theirs) {
        Optional<Measurement> mine = of(row, ours);
        Optional<Peer> best = theirs.stream()
                .filter(peer -> of(row, peer).isPresent())
                .min(Comparator.comparingDouble(
                        peer -> of(row, peer).orElseThrow().timings().median()));
        return mine.isPresent() && best.isPresent()
                ? Optional.of(new Standing(
                        ours,
                        best.get(),
                        mine.get()
                                .timings()
                                .over(of(row, best.get()).orElseThrow().timings())))
                : Optional.empty();
    }

    private static Optional<Measurement> of(Row row, Peer peer) {
        return row.measurements().stream()
                .filter(one -> one.contender().equals(peer.title()))
                .findFirst();
    }
}
