package dev.netwright.benchmarks.chains;

import dev.netwright.benchmarks.contender.Task;
import dev.netwright.runtime.NetworkBuilder;
import dev.netwright.runtime.TrainableNetwork;
import org.nd4j.linalg.learning.config.Sgd;

/** Trains the generated chain that its argument names. */
final class NetwrightChain {
    private NetwrightChain() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        NetworkBuilder<?, ?> builder = (NetworkBuilder<?, ?>)
                Class.forName(arguments[0]).getMethod("builder").invoke(null);
        TrainableNetwork network = builder.updater(new Sgd(Task.LEARNING_RATE)).build();
        ChainSteps.time(network::fit);
    }
}
