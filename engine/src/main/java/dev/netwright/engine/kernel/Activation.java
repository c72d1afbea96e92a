package dev.netwright.engine.kernel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.algorithm;
import static org.bytedeco.dnnl.global.dnnl.prop_kind;

import dev.netwright.engine.graph.Attributes;
import dev.netwright.engine.graph.Constant;
import dev.netwright.engine.graph.Node;
import dev.netwright.engine.plan.Argument;
import dev.netwright.engine.plan.OneDnn;
import dev.netwright.engine.plan.Planner;
import dev.netwright.engine.plan.Slot;
import java.util.Optional;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;

/**
 * An activation function as oneDNN has it.
 *
 * @param output the tensor that its node writes
 * @param forward oneDNN's function
 * @param backward oneDNN's function whose gradient is taken
 * @param fromOutput whether that gradient is computed from the function's result, so that its input need not be kept
 */
record Activation(String output, algorithm forward, algorithm backward, boolean fromOutput, float alpha, float beta) {

    /** The activation that a node computes, if oneDNN has it. */
    static Optional<Activation> of(Node node, Planner planner) {
        Attributes given = node.attributes();
        return switch (node.operation()) {
            case "Relu" -> kept(node, algorithm.eltwise_relu, algorithm.eltwise_relu_use_dst_for_bwd, 0);
            case "LeakyRelu" -> leaky(node, given.decimalOr("alpha", 0.01f));
            case "Elu" -> elu(node, given.decimalOr("alpha", 1));
            case "Sigmoid" -> kept(node, algorithm.eltwise_logistic, algorithm.eltwise_logistic_use_dst_for_bwd, 0);
            case "Tanh" -> kept(node, algorithm.eltwise_tanh, algorithm.eltwise_tanh_use_dst_for_bwd, 0);
            case "Clip" -> clip(node, planner);
            case "Swish" -> read(node, algorithm.eltwise_swish, given.decimalOr("alpha", 1), 0);
            case "Mish" -> read(node, algorithm.eltwise_mish, 0, 0);
            case "Gelu" ->
                read(
                        node,
                        given.textOr("approximate", "none").equals("tanh")
                                ? algorithm.eltwise_gelu_tanh
                                : algorithm.eltwise_gelu_erf,
                        0,
                        0);
            case "HardSwish" -> read(node, algorithm.eltwise_hardswish, 1f / 6, 0.5f);
            case "HardSigmoid" ->
                read(
                        node,
                        algorithm.eltwise_hardsigmoid,
                        given.decimalOr("alpha", 0.2f),
                        given.decimalOr("beta", 0.5f));
            case "Abs" -> read(node, algorithm.eltwise_abs, 0, 0);
            case "Exp" -> kept(node, algorithm.eltwise_exp, algorithm.eltwise_exp_use_dst_for_bwd, 0);
            case "Neg" -> read(node, algorithm.eltwise_linear, -1, 0);
            default -> Optional.empty();
        };
    }

    private static Optional<Activation> kept(Node node, algorithm forward, algorithm backward, float alpha) {
        return Optional.of(new Activation(node.output(), forward, backward, true, alpha, 0));
    }

    private static Optional<Activation> read(Node node, algorithm function, float alpha, float beta) {
        return Optional.of(new Activation(node.output(), function, function, false, alpha, beta));
    }

    private static Optional<Activation> leaky(Node node, float slope) {
        return slope >= 0
                ? kept(node, algorithm.eltwise_relu, algorithm.eltwise_relu_use_dst_for_bwd, slope)
                : read(node, algorithm.eltwise_relu, slope, 0);
    }

    private static Optional<Activation> elu(Node node, float alpha) {
        return alpha >= 0
                ? kept(node, algorithm.eltwise_elu, algorithm.eltwise_elu_use_dst_for_bwd, alpha)
                : read(node, algorithm.eltwise_elu, alpha, 0);
    }

    private static Optional<Activation> clip(Node node, Planner planner) {
        float least = bound(node, planner, 1, Float.NEGATIVE_INFINITY);
        float most = bound(node, planner, 2, Float.POSITIVE_INFINITY);
        return Optional.of(new Activation(
                node.output(),
                algorithm.eltwise_clip_v2,
                algorithm.eltwise_clip_v2_use_dst_for_bwd,
                true,
                least,
                most));
    }

    private static float bound(Node node, Planner planner, int input, float otherwise) {
        if (node.inputs().size() <= input || node.inputs().get(input).isEmpty()) {
            return otherwise;
        }
        Constant bound =
                (Constant) planner.graph().weight(node.inputs().get(input)).orElseThrow();
        return bound.numbers()[0];
    }

    /** The activation that alone reads a tensor, to be computed along with it. */
    static Optional<Activation> after(String tensor, Planner planner) {
        return planner.absorb(
                tensor, node -> of(node, planner).filter(found -> found.fromOutput || !planner.training()));
    }

    /** Attributes of a primitive that applies the activation to its result. */
    static primitive_attr attributes(Optional<Activation> activation) {
        primitive_attr attributes = OneDnn.attributes();
        activation.ifPresent(found -> {
            post_ops after = new post_ops();
            after.append_eltwise(found.forward, found.alpha, found.beta);
            attributes.set_post_ops(after);
        });
        return attributes;
    }

    private eltwise_forward.primitive_desc forward(Planner planner, algorithm function, memory.desc desc) {
        return new eltwise_forward.primitive_desc(
                planner.processor(),
                planner.training() ? prop_kind.forward_training : prop_kind.forward_inference,
                function,
                desc,
                desc,
                alpha,
                beta,
                OneDnn.attributes(),
                false);
    }

    /** Adds the activation as a step of its own. */
    Slot apply(Planner planner, Slot input) {
        Slot result = planner.slot(input.desc());
        eltwise_forward.primitive_desc desc = forward(planner, forward, input.desc());
        planner.add(
                new eltwise_forward(desc),
                desc.scratchpad_desc(),
                Argument.of(DNNL_ARG_SRC, input),
                Argument.of(DNNL_ARG_DST, result));
        return result;
    }

    /**
     * Adds the step from the gradient at the result to that before the activation; in place where nothing else reads it.
     *
     * @param data the result, or the input if the gradient is computed from that
     */
    Slot gradient(Planner planner, Slot data, Slot given) {
        Slot from = planner.reordered(given, data.desc());
        Slot to = from != given || planner.isOwn(given) ? from : planner.slot(from.desc());
        eltwise_forward.primitive_desc hint = forward(planner, backward, data.desc());
        eltwise_backward.primitive_desc desc = new eltwise_backward.primitive_desc(
                planner.processor(),
                backward,
                to.desc(),
                from.desc(),
                data.desc(),
                alpha,
                beta,
                hint,
                OneDnn.attributes(),
                false);
        planner.add(
                new eltwise_backward(desc),
                desc.scratchpad_desc(),
                Argument.of(fromOutput ? DNNL_ARG_DST : DNNL_ARG_SRC, data),
                Argument.of(DNNL_ARG_DIFF_DST, from),
                Argument.of(DNNL_ARG_DIFF_SRC, to));
        return to;
    }
}
