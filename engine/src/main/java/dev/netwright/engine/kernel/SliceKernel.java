package dev.netwright.engine.kernel;

import dev.netwright.engine.graph.Shape;
import dev.netwright.engine.operation.Signature;
import dev.netwright.engine.plan.Kernel;
import dev.netwright.engine.plan.OneDnn;
import dev.netwright.engine.plan.Planner;
import dev.netwright.engine.plan.Slot;

/** {@code Slice}: a part of its input, without a copy. */
final class SliceKernel implements Kernel {

    @Override
    public String operation() {
        return "Slice";
    }

    @Override
    public Backward forward(Planner planner, Signature node) {
        String input = node.node().input();
        String output = node.node().output();
        Section section = section(node, planner.shape(output));
        planner.put(output, section.of(planner.plain(input)));
        return () -> {
            Slot given = planner.gradient(output);
            if (given != null && planner.needsGradient(input)) {
                planner.contribute(input, section.in(planner, given));
            }
        };
    }

    private static Section section(Signature node, Shape part) {
        Shape whole = node.shape(0);
        long[] starts = node.constant(1).integers();
        long[] strides = OneDnn.longs(whole.strides());
        long offset = 0;
        for (int i = 0; i < starts.length; i++) {
            int axis = node.has(3) ? whole.axis((int) node.constant(3).integers()[i]) : i;
            long step = node.has(4) ? node.constant(4).integers()[i] : 1;
            if (step < 1) {
                throw node.refuse("a slice that goes backwards is not planned");
            }
            long start = starts[i] < 0 ? starts[i] + whole.size(axis) : starts[i];
            offset += Math.max(0, Math.min(start, whole.size(axis))) * strides[axis];
            strides[axis] *= step;
        }
        return new Section(whole, OneDnn.longs(part), offset, strides);
    }
}
