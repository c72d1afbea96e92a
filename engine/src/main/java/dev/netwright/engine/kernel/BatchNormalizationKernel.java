package dev.netwright.engine.kernel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.normalization_flags;
import static org.bytedeco.dnnl.global.dnnl.prop_kind;

import dev.netwright.engine.graph.Parameter;
import dev.netwright.engine.graph.Shape;
import dev.netwright.engine.operation.Signature;
import dev.netwright.engine.plan.Argument;
import dev.netwright.engine.plan.Kernel;
import dev.netwright.engine.plan.OneDnn;
import dev.netwright.engine.plan.Planner;
import dev.netwright.engine.plan.Slot;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bytedeco.dnnl.batch_normalization_backward;
import org.bytedeco.dnnl.batch_normalization_forward;
import org.bytedeco.dnnl.memory;

/**
 * {@code BatchNormalization}, with a ReLU that follows it. While training it uses the statistics of the batch, and the
 * gradient of the running ones is what a step takes off them.
 */
final class BatchNormalizationKernel implements Kernel {

    @Override
    public String operation() {
        return "BatchNormalization";
    }

    @Override
    public Backward forward(Planner planner, Signature node) {
        return new Normalization(planner, node).forward();
    }

    private static final class Normalization {
        private final Planner planner;
        private final List<String> reads;
        private final boolean learns;
        private final boolean hasRelu;
        private final String output;
        private final float epsilon;
        private final float momentum;
        private final int flags;
        private final memory.desc channels;
        private Slot source;
        private Slot mean;
        private Slot variance;
        private Slot workspace;

        Normalization(Planner planner, Signature node) {
            this.planner = planner;
            reads = node.node().inputs();
            // A frozen one normalises as it does when predicting.
            learns = planner.training() && planner.needsGradient(reads.get(3));
            Optional<String> relu = planner.absorb(
                    node.node().output(), next -> next.is("Relu") ? Optional.of(next.output()) : Optional.empty());
            hasRelu = relu.isPresent();
            output = relu.orElse(node.node().output());
            epsilon = node.attributes().decimalOr("epsilon", 1e-5f);
            momentum = node.attributes().decimalOr("momentum", 0.9f);
            flags = normalization_flags.use_scale.value
                    | normalization_flags.use_shift.value
                    | (hasRelu ? normalization_flags.fuse_norm_relu.value : 0)
                    | (learns ? 0 : normalization_flags.use_global_stats.value);
            channels = OneDnn.plain(Shape.of(node.shape(0).size(1)));
        }

        private Slot weight(int input) {
            String tensor = reads.get(input);
            return planner.graph().weight(tensor).isPresent()
                    ? planner.weights().get(tensor, UnaryOperator.identity(), channels)
                    : planner.plain(tensor);
        }

        Backward forward() {
            source = planner.dense(reads.get(0));
            batch_normalization_forward.primitive_desc desc = new batch_normalization_forward.primitive_desc(
                    planner.processor(),
                    (planner.training() ? prop_kind.forward_training : prop_kind.forward_inference).value,
                    source.desc(),
                    source.desc(),
                    epsilon,
                    flags,
                    OneDnn.attributes(),
                    false);
            mean = learns ? planner.slot(channels) : weight(3);
            variance = learns ? planner.slot(channels) : weight(4);
            Slot result = planner.slot(desc.dst_desc());
            List<Argument> arguments = new ArrayList<>(List.of(
                    Argument.of(DNNL_ARG_SRC, source),
                    Argument.of(DNNL_ARG_SCALE, weight(1)),
                    Argument.of(DNNL_ARG_SHIFT, weight(2)),
                    Argument.of(DNNL_ARG_MEAN, mean),
                    Argument.of(DNNL_ARG_VARIANCE, variance),
                    Argument.of(DNNL_ARG_DST, result)));
            if (hasRelu && planner.training()) {
                workspace = planner.slot(desc.workspace_desc());
                arguments.add(Argument.of(DNNL_ARG_WORKSPACE, workspace));
            }
            planner.add(
                    new batch_normalization_forward(desc), desc.scratchpad_desc(), arguments.toArray(Argument[]::new));
            planner.put(output, result);
            return () -> backward(desc);
        }

        private void backward(batch_normalization_forward.primitive_desc hint) {
            Slot arrived = planner.gradient(output);
            if (arrived == null) {
                return;
            }
            Slot given = planner.reordered(arrived, source.desc());
            batch_normalization_backward.primitive_desc desc = new batch_normalization_backward.primitive_desc(
                    planner.processor(),
                    prop_kind.backward.value,
                    source.desc(),
                    source.desc(),
                    source.desc(),
                    epsilon,
                    flags,
                    hint,
                    OneDnn.attributes(),
                    false);
            Slot to = planner.slot(source.desc());
            Gradients gradients = new Gradients(planner);
            UnaryOperator<Parameter> asIs = UnaryOperator.identity();
            List<Argument> arguments = new ArrayList<>(List.of(
                    Argument.of(DNNL_ARG_SRC, source),
                    Argument.of(DNNL_ARG_SCALE, weight(1)),
                    Argument.of(DNNL_ARG_MEAN, mean),
                    Argument.of(DNNL_ARG_VARIANCE, variance),
                    Argument.of(DNNL_ARG_DIFF_DST, given),
                    Argument.of(DNNL_ARG_DIFF_SRC, to),
                    Argument.of(DNNL_ARG_DIFF_SCALE, gradients.of(reads.get(1), asIs, channels)),
                    Argument.of(DNNL_ARG_DIFF_SHIFT, gradients.of(reads.get(2), asIs, channels))));
            if (workspace != null) {
                arguments.add(Argument.of(DNNL_ARG_WORKSPACE, workspace));
            }
            planner.add(
                    new batch_normalization_backward(desc), desc.scratchpad_desc(), arguments.toArray(Argument[]::new));
            if (learns) {
                change(gradients.of(reads.get(3), asIs, channels), weight(3), mean);
                change(gradients.of(reads.get(4), asIs, channels), weight(4), variance);
            }
            gradients.store();
            planner.contribute(reads.get(0), to);
        }

        /** {@code (1 - momentum) * (running - batch)}, which a step subtracts. */
        private void change(Slot to, Slot running, Slot batch) {
            planner.work(
                    run -> {
                        FloatBuffer result = to.floats();
                        FloatBuffer before = running.floats();
                        FloatBuffer now = batch.floats();
                        for (int i = 0; i < result.limit(); i++) {
                            result.put(i, (1 - momentum) * (before.get(i) - now.get(i)));
                        }
                    },
                    to,
                    running,
                    batch);
        }
    }
}
