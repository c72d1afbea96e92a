package dev.netwright.benchmarks.report;

import dev.netwright.benchmarks.Measurement;
import dev.netwright.benchmarks.Part;
import dev.netwright.benchmarks.sidebyside.Peer;
import dev.netwright.benchmarks.statistics.Ratio;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What this project sets out to reach: its time, or memory, over another's.
 *
 * @param part the section that it belongs to
 * @param subjects the networks that it is about; empty for all
 * @param ours the contender that has to reach it
 * @param theirs whom it is compared with: the best of these
 * @param must the largest ratio that will do
 * @param aim the ratio that is hoped for
 */
public record Bar(Part part, List<String> subjects, Peer ours, List<Peer> theirs, double must, Optional<Double> aim) {
    private static final String ALEXNET = "AlexNet";
    private static final String VGG11 = "VGG-11";
    private static final String GOOGLENET = "GoogLeNet";

    /** How a row of measurements stands to a bar. */
    public record Standing(Bar bar, String row, Peer against, Ratio ratio) {
        /** {@return whether the ratio is one that will do} */
        public boolean isMet() {
            return ratio.value() <= bar.must();
        }

        /** {@return whether it is what was hoped for} */
        public boolean reachesAim() {
            return bar.aim().isPresent() && ratio.value() <= bar.aim().get();
        }
    }

    /** {@return all of them} */
    public static List<Bar> all() {
        List<Peer> stock = List.of(Peer.STOCK);
        List<Peer> torch = List.of(Peer.PYTORCH);
        return List.of(
                of(Part.TRAIN, List.of(ALEXNET, VGG11, GOOGLENET), Peer.NETWRIGHT, stock, 1 / 4.0, 1 / 6.0),
                of(Part.TRAIN, List.of(ALEXNET, VGG11), Peer.NETWRIGHT, torch, 1.1, 0.95),
                of(Part.TRAIN, List.of(GOOGLENET, "ResNet-18"), Peer.NETWRIGHT, torch, 1.5, 1.0),
                of(Part.TRAIN, List.of("LeNet"), Peer.NETWRIGHT, torch, 3, 1.5),
                of(Part.PREDICT, List.of(), Peer.NETWRIGHT_ONNX, List.of(Peer.PYTORCH, Peer.DJL), 0.8, 0.5),
                of(Part.PREDICT, List.of(), Peer.NETWRIGHT_ONNX, List.of(Peer.ONNX_RUNTIME), 1.05, 0.95),
                of(Part.START, List.of(), Peer.NETWRIGHT_ONNX, stock, 0.5, 0.3),
                new Bar(Part.MEMORY, List.of(), Peer.NETWRIGHT, stock, 1.1, Optional.empty()));
    }

    private static Bar of(Part part, List<String> subjects, Peer ours, List<Peer> theirs, double must, double aim) {
        return new Bar(part, subjects, ours, theirs, must, Optional.of(aim));
    }

    /** {@return how the rows of the part stand to it, those where both were measured} */
    public List<Standing> standings(List<Measurement> measurements) {
        return measurements.stream()
                .filter(one ->
                        one.part() == part && !one.isShare() && one.contender().equals(ours.title()))
                .filter(one ->
                        subjects.isEmpty() || subjects.contains(one.subject().split(",")[0]))
                .flatMap(one -> standing(one, measurements).stream())
                .toList();
    }

    private Optional<Standing> standing(Measurement mine, List<Measurement> measurements) {
        return theirs.stream()
                .flatMap(peer -> measurements.stream()
                        .filter(other -> other.part() == part
                                && other.subject().equals(mine.subject())
                                && other.contender().equals(peer.title()))
                        .map(other -> new Standing(
                                this, mine.subject(), peer, mine.timings().over(other.timings()))))
                // The better the other one, the larger the ratio.
                .max(Comparator.comparingDouble(standing -> standing.ratio().value()));
    }
}
