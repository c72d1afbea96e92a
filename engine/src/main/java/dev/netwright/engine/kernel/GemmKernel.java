package dev.netwright.engine.kernel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
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
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bytedeco.dnnl.inner_product_backward_data;
import org.bytedeco.dnnl.inner_product_backward_weights;
import org.bytedeco.dnnl.inner_product_forward;
import org.bytedeco.dnnl.memory;

/** {@code Gemm} of {@code [N, in]} with weights and, as a rule, a bias {@code [out]}: an inner product. */
final class GemmKernel implements Kernel {

    @Override
    public String operation() {
        return "Gemm";
    }

    @Override
    public Backward forward(Planner planner, Signature node) {
        return new Dense(planner, node).forward();
    }

    private static final class Dense {
        private final Planner planner;
        private final String input;
        private final String weight;
        private final Optional<String> bias;
        private final UnaryOperator<Parameter> outFirst;
        private final memory.desc x;
        private final memory.desc w;
        private final memory.desc b;
        private final memory.desc y;
        private final String output;
        private final Optional<Activation> activation;
        private Slot source;
        private Slot result;

        Dense(Planner planner, Signature node) {
            this.planner = planner;
            List<String> reads = node.node().inputs();
            input = reads.get(0);
            weight = reads.get(1);
            bias = reads.size() > 2 && !reads.get(2).isEmpty() ? Optional.of(reads.get(2)) : Optional.empty();
            boolean isOutFirst = node.attributes().integerOr("transB", 0) == 1;
            outFirst = parameter -> isOutFirst ? parameter : parameter.permute(1, 0);
            Shape stored = node.shape(1);
            Shape weights = isOutFirst ? stored : Shape.of(stored.size(1), stored.size(0));
            x = OneDnn.plain(node.shape(0));
            w = OneDnn.plain(weights);
            b = OneDnn.plain(Shape.of(weights.size(0)));
            y = OneDnn.plain(Shape.of(node.shape(0).size(0), weights.size(0)));
            activation = Activation.after(node.node().output(), planner);
            output = activation.map(Activation::output).orElse(node.node().output());
        }

        Backward forward() {
            source = planner.get(input, x);
            result = planner.slot(y);
            inner_product_forward.primitive_desc desc = desc();
            List<Argument> arguments = new ArrayList<>(List.of(
                    Argument.of(DNNL_ARG_SRC, source),
                    Argument.of(DNNL_ARG_WEIGHTS, planner.weights().get(weight, outFirst, w)),
                    Argument.of(DNNL_ARG_DST, result)));
            bias.ifPresent(name ->
                    arguments.add(Argument.of(DNNL_ARG_BIAS, planner.weights().get(name, Dense::flat, b))));
            planner.add(new inner_product_forward(desc), desc.scratchpad_desc(), arguments.toArray(Argument[]::new));
            planner.put(output, result);
            return () -> backward(desc);
        }

        private static Parameter flat(Parameter bias) {
            return bias.reshape(bias.shape().elements());
        }

        private inner_product_forward.primitive_desc desc() {
            prop_kind kind = planner.training() ? prop_kind.forward_training : prop_kind.forward_inference;
            return bias.isPresent()
                    ? new inner_product_forward.primitive_desc(
                            planner.processor(), kind, x, w, b, y, Activation.attributes(activation), false)
                    : new inner_product_forward.primitive_desc(
                            planner.processor(), kind, x, w, y, Activation.attributes(activation), false);
        }

        private void backward(inner_product_forward.primitive_desc hint) {
            Slot given = planner.gradient(output);
            if (given == null) {
                return;
            }
            Slot gradient = activation
                    .map(found -> found.gradient(planner, result, given))
                    .orElseGet(() -> planner.reordered(given, y));
            if (planner.needsGradient(weight)
                    || bias.filter(planner::needsGradient).isPresent()) {
                weightGradient(hint, gradient);
            }
            if (planner.needsGradient(input)) {
                inner_product_backward_data.primitive_desc desc = new inner_product_backward_data.primitive_desc(
                        planner.processor(), x, w, y, hint, OneDnn.attributes(), false);
                Slot to = planner.slot(x);
                planner.add(
                        new inner_product_backward_data(desc),
                        desc.scratchpad_desc(),
                        Argument.of(DNNL_ARG_DIFF_DST, gradient),
                        Argument.of(DNNL_ARG_WEIGHTS, planner.weights().get(weight, outFirst, w)),
                        Argument.of(DNNL_ARG_DIFF_SRC, to));
                planner.contribute(input, to);
            }
        }

        private void weightGradient(inner_product_forward.primitive_desc hint, Slot gradient) {
            Gradients to = new Gradients(planner);
            List<Argument> arguments = new ArrayList<>(List.of(
                    Argument.of(DNNL_ARG_SRC, source),
                    Argument.of(DNNL_ARG_DIFF_DST, gradient),
                    Argument.of(DNNL_ARG_DIFF_WEIGHTS, to.of(weight, outFirst, w))));
            bias.ifPresent(name -> arguments.add(Argument.of(DNNL_ARG_DIFF_BIAS, to.of(name, Dense::flat, b))));
            inner_product_backward_weights.primitive_desc desc = bias.isPresent()
                    ? new inner_product_backward_weights.primitive_desc(
                            planner.processor(), x, w, b, y, hint, OneDnn.attributes(), false)
                    : new inner_product_backward_weights.primitive_desc(
                            planner.processor(), x, w, y, hint, OneDnn.attributes(), false);
            planner.add(
                    new inner_product_backward_weights(desc),
                    desc.scratchpad_desc(),
                    arguments.toArray(Argument[]::new));
            to.store();
        }
    }
}
