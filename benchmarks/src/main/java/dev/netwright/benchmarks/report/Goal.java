package dev.netwright.benchmarks.report;

import dev.netwright.benchmarks.Part;
import dev.netwright.benchmarks.sidebyside.Peer;
import java.util.List;
import java.util.Optional;

/**
 * What this project sets out to reach: its time, or memory, over that of the best of the others.
 *
 * @param part the section that it belongs to
 * @param subjects the networks that it is about; empty for all
 * @param ours what has to reach it
 * @param must the largest ratio that will do
 * @param aim the ratio that is hoped for
 */
record Goal(Part part, List<String> subjects, Peer ours, double must, double aim) {
    private static final List<Goal> ALL = List.of(
            training(0.85, 0.60, "LeNet"),
            training(0.75, 0.55, "GoogLeNet"),
            training(0.75, 0.60, "AlexNet", "VGG-11"),
            training(0.80, 0.65, "ResNet-18"),
            training(0.40, 0.27, "MobileNetV2"),
            training(0.60, 0.30, "Table"),
            training(0.40, 0.20, "Series"),
            training(0.80, 0.50, "Text"),
            new Goal(Part.PREDICT, List.of(), Peer.NETWRIGHT, 1.15, 1.00),
            new Goal(Part.PREDICT, List.of(), Peer.NETWRIGHT_ONNX, 1.05, 0.95),
            new Goal(Part.START, List.of(), Peer.NETWRIGHT_ONNX, 0.50, 0.30),
            new Goal(Part.MEMORY, List.of(), Peer.NETWRIGHT, 1.00, 0.80));

    private static Goal training(double must, double aim, String... subjects) {
        return new Goal(Part.TRAIN, List.of(subjects), Peer.NETWRIGHT, must, aim);
    }

    /** {@return the goal for a row} */
    static Optional<Goal> of(Row row, Peer ours) {
        String subject = row.name().split(",")[0];
        return ALL.stream()
                .filter(goal -> goal.part == row.part() && goal.ours == ours)
                .filter(goal -> goal.subjects.isEmpty() || goal.subjects.contains(subject))
                .findFirst();
    }

    /** {@return whether a ratio is what was hoped for, will do, or neither} */
    String standing(double ratio) {
        return ratio <= aim ? "met, aim too" : ratio <= must ? "met" : "not met";
    }
}
