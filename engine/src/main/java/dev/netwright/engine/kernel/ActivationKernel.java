package dev.netwright.engine.kernel;

import dev.netwright.engine.operation.Signature;
import dev.netwright.engine.plan.Kernel;
import dev.netwright.engine.plan.Planner;
import dev.netwright.engine.plan.Slot;

/** An activation function that no other kernel has computed along. */
record ActivationKernel(String operation) implements Kernel {

    @Override
    public Backward forward(Planner planner, Signature node) {
        Activation activation = Activation.of(node.node(), planner).orElseThrow();
        String input = node.node().input();
        String output = node.node().output();
        Slot data = planner.dense(input);
        Slot result = activation.apply(planner, data);
        planner.put(output, result);
        return () -> {
            Slot given = planner.gradient(output);
            if (given != null && planner.needsGradient(input)) {
                planner.contribute(input, activation.gradient(planner, activation.fromOutput() ? result : data, given));
            }
        };
    }
}
