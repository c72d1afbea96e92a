package dev.netwright.engine.kernel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.algorithm;
import static org.bytedeco.dnnl.global.dnnl.prop_kind;

import dev.netwright.engine.graph.Attributes;
import dev.netwright.engine.operation.Signature;
import dev.netwright.engine.plan.Argument;
import dev.netwright.engine.plan.Kernel;
import dev.netwright.engine.plan.OneDnn;
import dev.netwright.engine.plan.Planner;
import dev.netwright.engine.plan.Slot;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.lrn_backward;
import org.bytedeco.dnnl.lrn_forward;

/** {@code LRN} across channels. */
final class LrnKernel implements Kernel {

    @Override
    public String operation() {
        return "LRN";
    }

    private record Settings(long size, float alpha, float beta, float bias) {
        static Settings of(Attributes given) {
            return new Settings(
                    given.integerOr("size", 1),
                    given.decimalOr("alpha", 1e-4f),
                    given.decimalOr("beta", 0.75f),
                    given.decimalOr("bias", 1));
        }
    }

    @Override
    public Backward forward(Planner planner, Signature node) {
        if (node.attributes().integerOr("size", 1) % 2 == 0) {
            throw node.refuse("an even size is not planned");
        }
        Settings settings = Settings.of(node.attributes());
        String input = node.node().input();
        String output = node.node().output();
        Slot source = planner.dense(input);
        lrn_forward.primitive_desc desc = new lrn_forward.primitive_desc(
                planner.processor(),
                planner.training() ? prop_kind.forward_training : prop_kind.forward_inference,
                algorithm.lrn_across_channels,
                source.desc(),
                source.desc(),
                settings.size,
                settings.alpha,
                settings.beta,
                settings.bias,
                OneDnn.attributes(),
                false);
        Slot result = planner.slot(source.desc());
        List<Argument> arguments =
                new ArrayList<>(List.of(Argument.of(DNNL_ARG_SRC, source), Argument.of(DNNL_ARG_DST, result)));
        Slot workspace = desc.workspace_desc().get_size() > 0 ? planner.slot(desc.workspace_desc()) : null;
        if (workspace != null) {
            arguments.add(Argument.of(DNNL_ARG_WORKSPACE, workspace));
        }
        planner.add(new lrn_forward(desc), desc.scratchpad_desc(), arguments.toArray(Argument[]::new));
        planner.put(output, result);
        return () -> {
            Slot given = planner.gradient(output);
            if (given != null && planner.needsGradient(input)) {
                planner.contribute(input, backward(planner, desc, settings, source, workspace, given));
            }
        };
    }

    private static Slot backward(
            Planner planner,
            lrn_forward.primitive_desc hint,
            Settings settings,
            Slot source,
            Slot workspace,
            Slot given) {
        Slot to = planner.slot(source.desc());
        lrn_backward.primitive_desc desc = new lrn_backward.primitive_desc(
                planner.processor(),
                algorithm.lrn_across_channels,
                source.desc(),
                source.desc(),
                source.desc(),
                settings.size,
                settings.alpha,
                settings.beta,
                settings.bias,
                hint,
                OneDnn.attributes(),
                false);
        List<Argument> arguments = new ArrayList<>(List.of(
                Argument.of(DNNL_ARG_SRC, source),
                Argument.of(DNNL_ARG_DIFF_DST, planner.reordered(given, source.desc())),
                Argument.of(DNNL_ARG_DIFF_SRC, to)));
        if (workspace != null) {
            arguments.add(Argument.of(DNNL_ARG_WORKSPACE, workspace));
        }
        planner.add(new lrn_backward(desc), desc.scratchpad_desc(), arguments.toArray(Argument[]::new));
        return to;
    }
}
