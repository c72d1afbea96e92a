package dev.netwright.engine.kernel;

import dev.netwright.engine.operation.Signature;
import dev.netwright.engine.plan.Kernel;
import dev.netwright.engine.plan.OneDnn;
import dev.netwright.engine.plan.Planner;
import dev.netwright.engine.plan.Slot;

/** The same numbers in other dimensions: {@code Flatten}, {@code Reshape} and the like. Nothing is copied. */
record ViewKernel(String operation) implements Kernel {

    @Override
    public Backward forward(Planner planner, Signature node) {
        String input = node.node().input();
        String output = node.node().output();
        planner.put(output, planner.plain(input).view(OneDnn.plain(planner.shape(output)), 0));
        return () -> {
            Slot given = planner.gradient(output);
            if (given != null) {
                Slot plain = planner.reordered(given, OneDnn.plain(planner.shape(output)));
                planner.contribute(input, plain.view(OneDnn.plain(node.shape(0)), 0));
            }
        };
    }
}
