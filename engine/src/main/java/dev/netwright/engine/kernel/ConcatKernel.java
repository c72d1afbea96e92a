package dev.netwright.engine.kernel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MULTIPLE_SRC;

import dev.netwright.engine.graph.Shape;
import dev.netwright.engine.operation.Signature;
import dev.netwright.engine.plan.Argument;
import dev.netwright.engine.plan.Kernel;
import dev.netwright.engine.plan.OneDnn;
import dev.netwright.engine.plan.Planner;
import dev.netwright.engine.plan.Slot;
import java.util.List;
import org.bytedeco.dnnl.concat;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory_desc_vector;

/** {@code Concat}. The gradient at an input is a part of that at the output, without a copy. */
final class ConcatKernel implements Kernel {

    @Override
    public String operation() {
        return "Concat";
    }

    @Override
    public Backward forward(Planner planner, Signature node) {
        List<String> inputs = node.node().inputs();
        String output = node.node().output();
        int axis = node.shape(0).axis((int) node.attributes().integerOr("axis", 0));
        memory_desc_vector layouts = new memory_desc_vector(inputs.size());
        Argument[] arguments = new Argument[inputs.size() + 1];
        for (int i = 0; i < inputs.size(); i++) {
            Slot source = planner.get(inputs.get(i));
            layouts.put(i, source.desc());
            arguments[i] = Argument.of(DNNL_ARG_MULTIPLE_SRC + i, source);
        }
        concat.primitive_desc desc =
                new concat.primitive_desc(planner.processor(), axis, layouts, OneDnn.attributes(), false);
        Slot result = planner.slot(desc.dst_desc());
        arguments[inputs.size()] = Argument.of(DNNL_ARG_DST, result);
        planner.add(new concat(desc), desc.scratchpad_desc(), arguments);
        planner.put(output, result);
        return () -> {
            Slot given = planner.gradient(output);
            if (given != null) {
                backward(planner, node, axis, given);
            }
        };
    }

    private static void backward(Planner planner, Signature node, int axis, Slot given) {
        Shape whole = planner.shape(node.node().output());
        int[] start = new int[whole.rank()];
        Slot dense = null;
        for (int i = 0; i < node.inputs(); i++) {
            Shape part = node.shape(i);
            String input = node.node().inputs().get(i);
            if (planner.needsGradient(input)) {
                Slot view = part(given, start, part);
                if (view == null) {
                    dense = dense == null ? planner.reordered(given, OneDnn.plain(whole)) : dense;
                    view = Section.at(whole, start, part).of(dense);
                }
                planner.contribute(input, view);
            }
            start[axis] += part.size(axis);
        }
    }

    /** The part in the layout that it has; null where it begins within a block of channels. */
    private static Slot part(Slot given, int[] start, Shape part) {
        try {
            memory.desc desc = given.desc().submemory_desc(OneDnn.longs(part), OneDnn.longs(start));
            return given.view(desc, 0);
        } catch (RuntimeException notAtABlock) {
            return null;
        }
    }
}
