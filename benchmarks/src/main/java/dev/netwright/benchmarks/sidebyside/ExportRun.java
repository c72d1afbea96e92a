package dev.netwright.benchmarks.sidebyside;

import dev.netwright.benchmarks.contender.Generated;
import dev.netwright.benchmarks.contender.Subject;
import dev.netwright.models.parity.ParityWeights;
import dev.netwright.runtime.TrainableNetwork;
import java.nio.file.Path;

/** Exports the network that its first argument names, with the weights of the rule, to the file that its second does. */
final class ExportRun {
    private ExportRun() {}

    public static void main(String[] arguments) {
        Subject subject = Subject.named(arguments[0]);
        TrainableNetwork network = Generated.network(subject);
        ParityWeights.fill(network.graph(), subject.gain());
        network.exportOnnx(Path.of(arguments[1]));
    }
}
