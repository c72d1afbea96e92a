package dev.netwright.engine.kernel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.algorithm;
import static org.bytedeco.dnnl.global.dnnl.prop_kind;

import dev.netwright.engine.graph.Parameter;
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
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bytedeco.dnnl.deconvolution_backward_data;
import org.bytedeco.dnnl.deconvolution_backward_weights;
import org.bytedeco.dnnl.deconvolution_forward;
import org.bytedeco.dnnl.memory;

/** {@code ConvTranspose} over one, two or three dimensions, with the activation that follows it. */
final class ConvTransposeKernel implements Kernel {

    @Override
    public String operation() {
        return "ConvTranspose";
    }

    @Override
    public Backward forward(Planner planner, Signature node) {
        return new Deconvolution(planner, node).forward();
    }

    private static final class Deconvolution {
        private final Planner planner;
        private final String input;
        private final String weight;
        private final Optional<String> bias;
        private final int groups;
        private final memory.desc x;
        private final memory.desc w;
        private final memory.desc b;
        private final memory.desc y;
        private final Window window;
        private final String output;
        private final Optional<Activation> activation;
        private Slot result;

        Deconvolution(Planner planner, Signature node) {
            this.planner = planner;
            List<String> reads = node.node().inputs();
            input = reads.get(0);
            weight = reads.get(1);
            bias = reads.size() > 2 && !reads.get(2).isEmpty() ? Optional.of(reads.get(2)) : Optional.empty();
            groups = (int) node.attributes().integerOr("group", 1);
            Shape weights = node.shape(1);
            Shape sizes = planner.shape(node.node().output());
            int[] kernel = Arrays.copyOfRange(weights.sizes(), 2, weights.rank());
            // Seen from its output, it is a convolution.
            window = Window.of(node.attributes(), kernel, sizes, node.shape(0));
            x = OneDnn.any(node.shape(0));
            w = OneDnn.any(
                    OneDnn.longs(outFirst(Parameter.dense(weight, weights, 0)).shape()));
            b = OneDnn.plain(Shape.of(sizes.size(1)));
            y = OneDnn.any(sizes);
            activation = Activation.after(node.node().output(), planner);
            output = activation.map(Activation::output).orElse(node.node().output());
        }

        private Parameter outFirst(Parameter parameter) {
            Parameter split = groups == 1 ? parameter : parameter.groups(groups);
            int first = groups == 1 ? 0 : 1;
            int[] order = new int[split.shape().rank()];
            Arrays.setAll(order, i -> i);
            order[first] = first + 1;
            order[first + 1] = first;
            return split.permute(order);
        }

        Backward forward() {
            deconvolution_forward.primitive_desc desc = desc();
            result = planner.slot(desc.dst_desc());
            List<Argument> arguments = new ArrayList<>(List.of(
                    Argument.of(DNNL_ARG_SRC, planner.get(input, desc.src_desc())),
                    Argument.of(DNNL_ARG_WEIGHTS, planner.weights().get(weight, this::outFirst, desc.weights_desc())),
                    Argument.of(DNNL_ARG_DST, result)));
            bias.ifPresent(name -> arguments.add(
                    Argument.of(DNNL_ARG_BIAS, planner.weights().get(name, UnaryOperator.identity(), b))));
            planner.add(new deconvolution_forward(desc), desc.scratchpad_desc(), arguments.toArray(Argument[]::new));
            planner.put(output, result);
            return () -> backward(desc);
        }

        private deconvolution_forward.primitive_desc desc() {
            prop_kind kind = planner.training() ? prop_kind.forward_training : prop_kind.forward_inference;
            return bias.isPresent()
                    ? new deconvolution_forward.primitive_desc(
                            planner.processor(),
                            kind,
                            algorithm.deconvolution_direct,
                            x,
                            w,
                            b,
                            y,
                            window.stride(),
                            window.dilation(),
                            window.before(),
                            window.after(),
                            Activation.attributes(activation),
                            false)
                    : new deconvolution_forward.primitive_desc(
                            planner.processor(),
                            kind,
                            algorithm.deconvolution_direct,
                            x,
                            w,
                            y,
                            window.stride(),
                            window.dilation(),
                            window.before(),
                            window.after(),
                            Activation.attributes(activation),
                            false);
        }

        private void backward(deconvolution_forward.primitive_desc hint) {
            Slot given = planner.gradient(output);
            if (given == null) {
                return;
            }
            Slot gradient = activation
                    .map(found -> found.gradient(planner, result, given))
                    .orElse(given);
            if (planner.needsGradient(weight)
                    || bias.filter(planner::needsGradient).isPresent()) {
                weightGradient(hint, gradient);
            }
            if (planner.needsGradient(input)) {
                inputGradient(hint, gradient);
            }
        }

        private void weightGradient(deconvolution_forward.primitive_desc hint, Slot gradient) {
            deconvolution_backward_weights.primitive_desc desc = bias.isPresent()
                    ? new deconvolution_backward_weights.primitive_desc(
                            planner.processor(),
                            algorithm.deconvolution_direct,
                            x,
                            w,
                            b,
                            y,
                            window.stride(),
                            window.dilation(),
                            window.before(),
                            window.after(),
                            hint,
                            OneDnn.attributes(),
                            false)
                    : new deconvolution_backward_weights.primitive_desc(
                            planner.processor(),
                            algorithm.deconvolution_direct,
                            x,
                            w,
                            y,
                            window.stride(),
                            window.dilation(),
                            window.before(),
                            window.after(),
                            hint,
                            OneDnn.attributes(),
                            false);
            Gradients to = new Gradients(planner);
            List<Argument> arguments = new ArrayList<>(List.of(
                    Argument.of(DNNL_ARG_SRC, planner.get(input, desc.src_desc())),
                    Argument.of(DNNL_ARG_DIFF_DST, planner.reordered(gradient, desc.diff_dst_desc())),
                    Argument.of(DNNL_ARG_DIFF_WEIGHTS, to.of(weight, this::outFirst, desc.diff_weights_desc()))));
            bias.ifPresent(
                    name -> arguments.add(Argument.of(DNNL_ARG_DIFF_BIAS, to.of(name, UnaryOperator.identity(), b))));
            planner.add(
                    new deconvolution_backward_weights(desc),
                    desc.scratchpad_desc(),
                    arguments.toArray(Argument[]::new));
            to.store();
        }

        private void inputGradient(deconvolution_forward.primitive_desc hint, Slot gradient) {
            deconvolution_backward_data.primitive_desc desc = new deconvolution_backward_data.primitive_desc(
                    planner.processor(),
                    algorithm.deconvolution_direct,
                    x,
                    w,
                    y,
                    window.stride(),
                    window.dilation(),
                    window.before(),
                    window.after(),
                    hint,
                    OneDnn.attributes(),
                    false);
            Slot to = planner.slot(desc.diff_src_desc());
            planner.add(
                    new deconvolution_backward_data(desc),
                    desc.scratchpad_desc(),
                    Argument.of(DNNL_ARG_DIFF_DST, planner.reordered(gradient, desc.diff_dst_desc())),
                    Argument.of(DNNL_ARG_WEIGHTS, planner.weights().get(weight, this::outFirst, desc.weights_desc())),
                    Argument.of(DNNL_ARG_DIFF_SRC, to));
            planner.contribute(input, to);
        }
    }
}
