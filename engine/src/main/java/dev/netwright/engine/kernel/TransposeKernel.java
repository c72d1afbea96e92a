package dev.netwright.engine.kernel;

import dev.netwright.engine.graph.Shape;
import dev.netwright.engine.operation.Signature;
import dev.netwright.engine.plan.Kernel;
import dev.netwright.engine.plan.OneDnn;
import dev.netwright.engine.plan.Planner;
import dev.netwright.engine.plan.Slot;
import org.bytedeco.dnnl.memory;

/** {@code Transpose}: other strides over the same memory. A kernel that wants it dense copies it. */
final class TransposeKernel implements Kernel {

    @Override
    public String operation() {
        return "Transpose";
    }

    @Override
    public Backward forward(Planner planner, Signature node) {
        Shape shape = node.shape(0);
        int[] backwards = new int[shape.rank()];
        for (int i = 0; i < backwards.length; i++) {
            backwards[i] = backwards.length - 1 - i;
        }
        int[] order = node.attributes().integersOr("perm", backwards);
        long[] sizes = new long[order.length];
        long[] strides = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            sizes[i] = shape.size(order[i]);
            strides[i] = shape.strides()[order[i]];
        }
        memory.desc turned = OneDnn.strided(sizes, strides);
        String input = node.node().input();
        String output = node.node().output();
        planner.put(output, planner.plain(input).view(turned, 0));
        return () -> {
            Slot given = planner.gradient(output);
            if (given != null) {
                planner.contribute(input, planner.reordered(given, turned).view(OneDnn.plain(shape), 0));
            }
        };
    }
}
