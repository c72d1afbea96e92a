package dev.netwright.engine.kernel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.algorithm;
import static org.bytedeco.dnnl.global.dnnl.prop_kind;

import dev.netwright.engine.operation.Signature;
import dev.netwright.engine.plan.Argument;
import dev.netwright.engine.plan.Kernel;
import dev.netwright.engine.plan.OneDnn;
import dev.netwright.engine.plan.Planner;
import dev.netwright.engine.plan.Slot;
import org.bytedeco.dnnl.softmax_backward;
import org.bytedeco.dnnl.softmax_forward;

/** {@code Softmax} and {@code LogSoftmax}. */
record SoftmaxKernel(String operation) implements Kernel {

    private algorithm algorithm() {
        return operation.equals("LogSoftmax") ? algorithm.softmax_log : algorithm.softmax_accurate;
    }

    @Override
    public Backward forward(Planner planner, Signature node) {
        String input = node.node().input();
        String output = node.node().output();
        int axis = node.shape(0).axis((int) node.attributes().integerOr("axis", -1));
        Slot source = planner.dense(input);
        softmax_forward.primitive_desc desc = new softmax_forward.primitive_desc(
                planner.processor(),
                planner.training() ? prop_kind.forward_training : prop_kind.forward_inference,
                algorithm(),
                source.desc(),
                source.desc(),
                axis,
                OneDnn.attributes(),
                false);
        Slot result = planner.slot(source.desc());
        planner.add(
                new softmax_forward(desc),
                desc.scratchpad_desc(),
                Argument.of(DNNL_ARG_SRC, source),
                Argument.of(DNNL_ARG_DST, result));
        planner.put(output, result);
        return () -> {
            Slot given = planner.gradient(output);
            if (given != null && planner.needsGradient(input)) {
                planner.contribute(input, backward(planner, desc, axis, result, given));
            }
        };
    }

    private Slot backward(Planner planner, softmax_forward.primitive_desc hint, int axis, Slot result, Slot given) {
        Slot from = planner.reordered(given, result.desc());
        Slot to = planner.slot(result.desc());
        softmax_backward.primitive_desc desc = new softmax_backward.primitive_desc(
                planner.processor(),
                algorithm(),
                to.desc(),
                from.desc(),
                result.desc(),
                axis,
                hint,
                OneDnn.attributes(),
                false);
        planner.add(
                new softmax_backward(desc),
                desc.scratchpad_desc(),
                Argument.of(DNNL_ARG_DST, result),
                Argument.of(DNNL_ARG_DIFF_DST, from),
                Argument.of(DNNL_ARG_DIFF_SRC, to));
        return to;
    }
}
