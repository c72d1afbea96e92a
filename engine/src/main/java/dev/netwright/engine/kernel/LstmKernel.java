package dev.netwright.engine.kernel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC_ITER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC_ITER_C;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS_ITER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_ITER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_ITER_C;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS_ITER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.prop_kind;
import static org.bytedeco.dnnl.global.dnnl.rnn_direction;

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
import java.util.stream.IntStream;
import org.bytedeco.dnnl.lstm_backward;
import org.bytedeco.dnnl.lstm_forward;
import org.bytedeco.dnnl.memory;

/** {@code LSTM} over sequences of one length, from a state of zeros, of which only the output of each step is read. */
final class LstmKernel implements Kernel {

    @Override
    public String operation() {
        return "LSTM";
    }

    @Override
    public Backward forward(Planner planner, Signature node) {
        boolean hasBias = node.has(3) && node.shape(3).size(1) == node.shape(1).size(1);
        if (!hasBias
                || node.has(4)
                || node.has(5)
                || node.has(6)
                || node.node().outputs().size() > 1) {
            throw node.refuse("only whole sequences from a state of zeros, with one bias, are planned");
        }
        return new Recurrence(planner, node).forward();
    }

    private static final class Recurrence {
        private static final int GATES = 4;

        private final Planner planner;
        private final List<String> reads;
        private final String output;
        private final rnn_direction direction;
        private final int steps;
        private final int batch;
        private final int units;
        private final int directions;
        private final memory.desc none = new memory.desc();
        private final memory.desc x;
        private final memory.desc wx;
        private final memory.desc wh;
        private final memory.desc b;
        private final memory.desc y;
        private final memory.desc state;
        private Slot first;
        private Slot result;
        private Slot workspace;

        Recurrence(Planner planner, Signature node) {
            this.planner = planner;
            reads = node.node().inputs();
            output = node.node().output();
            direction = switch (node.attributes().textOr("direction", "forward")) {
                case "forward" -> rnn_direction.unidirectional_left2right;
                case "reverse" -> rnn_direction.unidirectional_right2left;
                default -> rnn_direction.bidirectional_concat;
            };
            steps = node.shape(0).size(0);
            batch = node.shape(0).size(1);
            int features = node.shape(0).size(2);
            directions = node.shape(2).size(0);
            units = node.shape(2).size(2);
            x = OneDnn.plain(node.shape(0));
            wx = OneDnn.any(1, directions, features, GATES, units);
            wh = OneDnn.any(1, directions, units, GATES, units);
            b = OneDnn.plain(Shape.of(1, directions, GATES, units));
            y = OneDnn.plain(Shape.of(steps, batch, directions * units));
            state = OneDnn.plain(Shape.of(1, directions, batch, units));
        }

        /** From {@code [dirs, 4u, ..]} in the order i, o, f, c to {@code [1, dirs, .., 4, u]} in oneDNN's, i, f, c, o. */
        private Parameter gates(Parameter weight) {
            Parameter gates = Parameter.join(
                    1,
                    IntStream.of(0, 2, 3, 1)
                            .mapToObj(gate -> weight.slice(1, gate * units, (gate + 1) * units)
                                    .insert(1))
                            .toList());
            return (weight.shape().rank() == 3 ? gates.permute(0, 3, 1, 2) : gates).insert(0);
        }

        private Slot weight(int input, memory.desc layout) {
            return planner.weights().get(reads.get(input), this::gates, layout);
        }

        Backward forward() {
            lstm_forward.primitive_desc desc = new lstm_forward.primitive_desc(
                    planner.processor(),
                    planner.training() ? prop_kind.forward_training : prop_kind.forward_inference,
                    direction,
                    x,
                    state,
                    state,
                    wx,
                    wh,
                    b,
                    y,
                    none,
                    none,
                    OneDnn.attributes(),
                    false);
            // Left out, its gradient at the weights of the state is wrong in oneDNN 3.8.
            first = zeros(state);
            result = planner.slot(y);
            List<Argument> arguments = new ArrayList<>(List.of(
                    Argument.of(DNNL_ARG_SRC_LAYER, planner.plain(reads.get(0))),
                    Argument.of(DNNL_ARG_SRC_ITER, first),
                    Argument.of(DNNL_ARG_SRC_ITER_C, first),
                    Argument.of(DNNL_ARG_WEIGHTS_LAYER, weight(1, desc.weights_layer_desc())),
                    Argument.of(DNNL_ARG_WEIGHTS_ITER, weight(2, desc.weights_iter_desc())),
                    Argument.of(DNNL_ARG_BIAS, weight(3, b)),
                    Argument.of(DNNL_ARG_DST_LAYER, result)));
            if (planner.training()) {
                workspace = planner.slot(desc.workspace_desc());
                arguments.add(Argument.of(DNNL_ARG_WORKSPACE, workspace));
            }
            planner.add(new lstm_forward(desc), desc.scratchpad_desc(), arguments.toArray(Argument[]::new));
            planner.put(output, result.view(byDirection(), 0));
            return () -> backward(desc);
        }

        /** {@code [T, dirs, N, u]} over {@code [T, N, dirs * u]}. */
        private memory.desc byDirection() {
            long step = (long) batch * directions * units;
            return OneDnn.strided(
                    new long[] {steps, directions, batch, units},
                    new long[] {step, units, (long) directions * units, 1});
        }

        private void backward(lstm_forward.primitive_desc hint) {
            Slot arrived = planner.gradient(output);
            if (arrived == null) {
                return;
            }
            Slot given = planner.reordered(arrived, byDirection()).view(y, 0);
            lstm_backward.primitive_desc desc = new lstm_backward.primitive_desc(
                    planner.processor(),
                    prop_kind.backward,
                    direction,
                    x,
                    state,
                    state,
                    wx,
                    wh,
                    b,
                    y,
                    none,
                    none,
                    x,
                    state,
                    state,
                    wx,
                    wh,
                    b,
                    y,
                    none,
                    none,
                    hint,
                    OneDnn.attributes(),
                    false);
            Slot to = planner.slot(x);
            Slot ofX = zeros(desc.diff_weights_layer_desc());
            Slot ofH = zeros(desc.diff_weights_iter_desc());
            Slot ofB = zeros(b);
            planner.add(
                    new lstm_backward(desc),
                    desc.scratchpad_desc(),
                    Argument.of(DNNL_ARG_SRC_LAYER, planner.plain(reads.get(0))),
                    Argument.of(DNNL_ARG_SRC_ITER, first),
                    Argument.of(DNNL_ARG_SRC_ITER_C, first),
                    Argument.of(DNNL_ARG_WEIGHTS_LAYER, weight(1, desc.weights_layer_desc())),
                    Argument.of(DNNL_ARG_WEIGHTS_ITER, weight(2, desc.weights_iter_desc())),
                    Argument.of(DNNL_ARG_BIAS, weight(3, b)),
                    Argument.of(DNNL_ARG_DST_LAYER, result),
                    Argument.of(DNNL_ARG_WORKSPACE, workspace),
                    Argument.of(DNNL_ARG_DIFF_DST_LAYER, given),
                    Argument.of(DNNL_ARG_DIFF_SRC_LAYER, to),
                    Argument.of(DNNL_ARG_DIFF_SRC_ITER, planner.slot(state)),
                    Argument.of(DNNL_ARG_DIFF_SRC_ITER_C, planner.slot(state)),
                    Argument.of(DNNL_ARG_DIFF_WEIGHTS_LAYER, ofX),
                    Argument.of(DNNL_ARG_DIFF_WEIGHTS_ITER, ofH),
                    Argument.of(DNNL_ARG_DIFF_BIAS, ofB));
            store(1, ofX);
            store(2, ofH);
            store(3, ofB);
            planner.contribute(reads.get(0), to);
        }

        /** The primitive adds to what is there. */
        private Slot zeros(memory.desc layout) {
            Slot slot = planner.slot(layout);
            planner.work(run -> slot.clear(), slot);
            return slot;
        }

        private void store(int input, Slot gradient) {
            if (planner.needsGradient(reads.get(input))) {
                planner.weights().contribute(reads.get(input), this::gates, gradient);
            }
        }
    }
}
