package dev.netwright.engine.kernel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.algorithm;
import static org.bytedeco.dnnl.global.dnnl.prop_kind;

import dev.netwright.engine.graph.Shape;
import dev.netwright.engine.operation.Signature;
import dev.netwright.engine.plan.Argument;
import dev.netwright.engine.plan.Kernel;
import dev.netwright.engine.plan.OneDnn;
import dev.netwright.engine.plan.Planner;
import dev.netwright.engine.plan.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;

/** {@code MaxPool}, {@code AveragePool} and their global forms, in the layout of their input. */
record PoolKernel(String operation) implements Kernel {

    private boolean isMax() {
        return operation.endsWith("MaxPool");
    }

    private algorithm algorithm(Signature node) {
        if (isMax()) {
            return algorithm.pooling_max;
        }
        return node.attributes().integerOr("count_include_pad", 0) == 1
                ? algorithm.pooling_avg_include_padding
                : algorithm.pooling_avg_exclude_padding;
    }

    private Window window(Signature node, Shape input, Shape output) {
        int[] all = Arrays.copyOfRange(input.sizes(), 2, input.rank());
        return Window.of(node.attributes(), node.attributes().integersOr("kernel_shape", all), input, output);
    }

    private static boolean overhangs(Signature node, Window window) {
        int spatial = window.kernel().length;
        int[] pads = node.attributes().integersOr("pads", new int[2 * spatial]);
        for (int i = 0; i < spatial; i++) {
            if (window.after()[i] > pads[spatial + i]) {
                return node.attributes().integerOr("count_include_pad", 0) == 1;
            }
        }
        return false;
    }

    @Override
    public Backward forward(Planner planner, Signature node) {
        String input = node.node().input();
        String output = node.node().output();
        Shape sizes = planner.shape(output);
        Window window = window(node, node.shape(0), sizes);
        if (!isMax() && node.attributes().integerOr("ceil_mode", 0) == 1 && overhangs(node, window)) {
            throw node.refuse("an average that counts padding does not count what lies beyond it");
        }
        Slot source = planner.dense(input);
        pooling_forward.primitive_desc desc = new pooling_forward.primitive_desc(
                planner.processor(),
                planner.training() ? prop_kind.forward_training : prop_kind.forward_inference,
                algorithm(node),
                source.desc(),
                OneDnn.any(sizes),
                window.stride(),
                window.kernel(),
                window.dilation(),
                window.before(),
                window.after(),
                OneDnn.attributes(),
                false);
        Slot result = planner.slot(desc.dst_desc());
        List<Argument> arguments =
                new ArrayList<>(List.of(Argument.of(DNNL_ARG_SRC, source), Argument.of(DNNL_ARG_DST, result)));
        Slot workspace = isMax() && planner.training() ? planner.slot(desc.workspace_desc()) : null;
        if (workspace != null) {
            arguments.add(Argument.of(DNNL_ARG_WORKSPACE, workspace));
        }
        planner.add(new pooling_forward(desc), desc.scratchpad_desc(), arguments.toArray(Argument[]::new));
        planner.put(output, result);
        return () -> {
            Slot given = planner.gradient(output);
            if (given != null && planner.needsGradient(input)) {
                planner.contribute(input, backward(planner, node, desc, workspace, source.desc(), given));
            }
        };
    }

    private Slot backward(
            Planner planner,
            Signature node,
            pooling_forward.primitive_desc hint,
            Slot workspace,
            memory.desc layout,
            Slot given) {
        Window window = window(node, node.shape(0), planner.shape(node.node().output()));
        pooling_backward.primitive_desc desc = new pooling_backward.primitive_desc(
                planner.processor(),
                algorithm(node),
                layout,
                hint.dst_desc(),
                window.stride(),
                window.kernel(),
                window.dilation(),
                window.before(),
                window.after(),
                hint,
                OneDnn.attributes(),
                false);
        Slot to = planner.slot(layout);
        List<Argument> arguments = new ArrayList<>(List.of(
                Argument.of(DNNL_ARG_DIFF_DST, planner.reordered(given, hint.dst_desc())),
                Argument.of(DNNL_ARG_DIFF_SRC, to)));
        if (workspace != null) {
            arguments.add(Argument.of(DNNL_ARG_WORKSPACE, workspace));
        }
        planner.add(new pooling_backward(desc), desc.scratchpad_desc(), arguments.toArray(Argument[]::new));
        return to;
    }
}
