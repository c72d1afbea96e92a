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
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.memory;

/** {@code Conv} over one, two or three dimensions, in groups or not, with the activation that follows it. */
final class ConvKernel implements Kernel {

    @Override
    public String operation() {
        return "Conv";
    }

    @Override
    public Backward forward(Planner planner, Signature node) {
        return new Convolution(planner, node).forward();
    }

    private static final class Convolution {
        private final Planner planner;
        private final String input;
        private final String weight;
        private final Optional<String> bias;
        private final UnaryOperator<Parameter> grouped;
        private final memory.desc x;
        private final memory.desc w;
        private final memory.desc b;
        private final memory.desc y;
        private final Window window;
        private final String output;
        private final Optional<Activation> activation;
        private Slot source;
        private Slot result;

        Convolution(Planner planner, Signature node) {
            this.planner = planner;
            List<String> reads = node.node().inputs();
            input = reads.get(0);
            weight = reads.get(1);
            bias = reads.size() > 2 && !reads.get(2).isEmpty() ? Optional.of(reads.get(2)) : Optional.empty();
            int groups = (int) node.attributes().integerOr("group", 1);
            Shape weights = node.shape(1);
            Shape sizes = planner.shape(node.node().output());
            int[] kernel = Arrays.copyOfRange(weights.sizes(), 2, weights.rank());
            window = Window.of(node.attributes(), kernel, node.shape(0), sizes);
            grouped = parameter -> groups == 1 ? parameter : parameter.groups(groups);
            x = OneDnn.any(node.shape(0));
            w = OneDnn.any(groups == 1 ? OneDnn.longs(weights) : inGroups(weights, groups));
            b = OneDnn.plain(Shape.of(weights.size(0)));
            y = OneDnn.any(sizes);
            activation = Activation.after(node.node().output(), planner);
            output = activation.map(Activation::output).orElse(node.node().output());
        }

        private static long[] inGroups(Shape weights, int groups) {
            long[] sizes = new long[weights.rank() + 1];
            sizes[0] = groups;
            sizes[1] = weights.size(0) / groups;
            for (int i = 1; i < weights.rank(); i++) {
                sizes[i + 1] = weights.size(i);
            }
            return sizes;
        }

        Backward forward() {
            convolution_forward.primitive_desc desc = desc();
            source = planner.get(input, desc.src_desc());
            result = planner.slot(desc.dst_desc());
            List<Argument> arguments = new ArrayList<>(List.of(
                    Argument.of(DNNL_ARG_SRC, source),
                    Argument.of(DNNL_ARG_WEIGHTS, planner.weights().get(weight, grouped, desc.weights_desc())),
                    Argument.of(DNNL_ARG_DST, result)));
            bias.ifPresent(name -> arguments.add(
                    Argument.of(DNNL_ARG_BIAS, planner.weights().get(name, UnaryOperator.identity(), b))));
            planner.add(new convolution_forward(desc), desc.scratchpad_desc(), arguments.toArray(Argument[]::new));
            planner.put(output, result);
            return () -> backward(desc);
        }

        private convolution_forward.primitive_desc desc() {
            prop_kind kind = planner.training() ? prop_kind.forward_training : prop_kind.forward_inference;
            return bias.isPresent()
                    ? new convolution_forward.primitive_desc(
                            planner.processor(),
                            kind,
                            algorithm.convolution_direct,
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
                    : new convolution_forward.primitive_desc(
                            planner.processor(),
                            kind,
                            algorithm.convolution_direct,
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

        private void backward(convolution_forward.primitive_desc hint) {
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

        private void weightGradient(convolution_forward.primitive_desc hint, Slot gradient) {
            convolution_backward_weights.primitive_desc desc = weightGradientDesc(hint);
            Gradients to = new Gradients(planner);
            List<Argument> arguments = new ArrayList<>(List.of(
                    Argument.of(DNNL_ARG_SRC, planner.get(input, desc.src_desc())),
                    Argument.of(DNNL_ARG_DIFF_DST, planner.reordered(gradient, desc.diff_dst_desc())),
                    Argument.of(DNNL_ARG_DIFF_WEIGHTS, to.of(weight, grouped, desc.diff_weights_desc()))));
            bias.ifPresent(
                    name -> arguments.add(Argument.of(DNNL_ARG_DIFF_BIAS, to.of(name, UnaryOperator.identity(), b))));
            planner.add(
                    new convolution_backward_weights(desc), desc.scratchpad_desc(), arguments.toArray(Argument[]::new));
            to.store();
        }

        private convolution_backward_weights.primitive_desc weightGradientDesc(
                convolution_forward.primitive_desc hint) {
            return bias.isPresent()
                    ? new convolution_backward_weights.primitive_desc(
                            planner.processor(),
                            algorithm.convolution_direct,
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
                    : new convolution_backward_weights.primitive_desc(
                            planner.processor(),
                            algorithm.convolution_direct,
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
        }

        private void inputGradient(convolution_forward.primitive_desc hint, Slot gradient) {
            convolution_backward_data.primitive_desc desc = new convolution_backward_data.primitive_desc(
                    planner.processor(),
                    algorithm.convolution_direct,
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
                    new convolution_backward_data(desc),
                    desc.scratchpad_desc(),
                    Argument.of(DNNL_ARG_DIFF_DST, planner.reordered(gradient, desc.diff_dst_desc())),
                    Argument.of(DNNL_ARG_WEIGHTS, planner.weights().get(weight, grouped, desc.weights_desc())),
                    Argument.of(DNNL_ARG_DIFF_SRC, to));
            planner.contribute(input, to);
        }
    }
}
