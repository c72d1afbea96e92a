package dev.netwright.engine.kernel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.algorithm;

import dev.netwright.engine.graph.Shape;
import dev.netwright.engine.operation.Signature;
import dev.netwright.engine.plan.Argument;
import dev.netwright.engine.plan.Kernel;
import dev.netwright.engine.plan.OneDnn;
import dev.netwright.engine.plan.Planner;
import dev.netwright.engine.plan.Slot;
import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reduction;

/** {@code Add}, {@code Sub} and {@code Mul} of two tensors, with broadcasting, and with the activation that follows. */
record BinaryKernel(String operation) implements Kernel {

    private algorithm algorithm() {
        return switch (operation) {
            case "Add" -> algorithm.binary_add;
            case "Sub" -> algorithm.binary_sub;
            case "Mul" -> algorithm.binary_mul;
            default -> throw new IllegalStateException(operation);
        };
    }

    @Override
    public Backward forward(Planner planner, Signature node) {
        if (node.inputs() != 2) {
            throw node.refuse("only two tensors are planned");
        }
        String left = node.node().inputs().get(0);
        String right = node.node().inputs().get(1);
        Shape whole = planner.shape(node.node().output());
        boolean same = node.shape(0).equals(whole) && node.shape(1).equals(whole);
        Slot first = same ? planner.dense(left) : spread(planner, left, whole);
        Slot second = same ? planner.get(right, first.desc()) : spread(planner, right, whole);
        Optional<Activation> activation = Activation.after(node.node().output(), planner);
        Slot result = planner.slot(same ? first.desc() : OneDnn.plain(whole));
        combine(planner, algorithm(), first, second, result, activation);
        String output = activation.map(Activation::output).orElse(node.node().output());
        planner.put(output, result);
        return () -> {
            Slot arrived = planner.gradient(output);
            if (arrived == null) {
                return;
            }
            Slot given = activation
                    .map(found -> found.gradient(planner, result, arrived))
                    .orElse(arrived);
            contribute(planner, node, 0, given, second);
            contribute(planner, node, 1, given, first);
        };
    }

    /** A tensor of fewer dimensions, or of size 1 in some, with as many dimensions as the result. */
    private static Slot spread(Planner planner, String tensor, Shape whole) {
        return planner.plain(tensor).view(OneDnn.plain(aligned(planner.shape(tensor), whole)), 0);
    }

    private static Shape aligned(Shape shape, Shape whole) {
        int[] sizes = new int[whole.rank()];
        Arrays.fill(sizes, 1);
        System.arraycopy(shape.sizes(), 0, sizes, sizes.length - shape.rank(), shape.rank());
        return Shape.of(sizes);
    }

    private static void combine(
            Planner planner, algorithm function, Slot first, Slot second, Slot to, Optional<Activation> activation) {
        binary.primitive_desc desc = new binary.primitive_desc(
                planner.processor(),
                function,
                first.desc(),
                second.desc(),
                to.desc(),
                Activation.attributes(activation),
                false);
        planner.add(
                new binary(desc),
                desc.scratchpad_desc(),
                Argument.of(DNNL_ARG_SRC_0, first),
                Argument.of(DNNL_ARG_SRC_1, second),
                Argument.of(DNNL_ARG_DST, to));
    }

    private void contribute(Planner planner, Signature node, int place, Slot given, Slot other) {
        String input = node.node().inputs().get(place);
        if (!planner.needsGradient(input)) {
            return;
        }
        Shape whole = planner.shape(node.node().output());
        Slot part = given;
        if (operation.equals("Mul")) {
            boolean isSpread = !node.shape(1 - place).equals(whole);
            Slot times = planner.reordered(given, isSpread ? OneDnn.plain(whole) : other.desc());
            part = planner.slot(times.desc());
            combine(planner, algorithm.binary_mul, times, other, part, Optional.empty());
        } else if (operation.equals("Sub") && place == 1) {
            Slot from = planner.dense(node.node().output(), given);
            Slot minusOne = planner.weights().number(-1, whole.rank());
            part = planner.slot(from.desc());
            combine(planner, algorithm.binary_mul, from, minusOne, part, Optional.empty());
        }
        Shape shape = node.shape(place);
        deliver(planner, input, shape.equals(whole) ? part : sum(planner, part, whole, shape));
    }

    private static Slot sum(Planner planner, Slot part, Shape whole, Shape shape) {
        Slot dense = planner.reordered(part, OneDnn.plain(whole));
        memory.desc reduced = OneDnn.plain(aligned(shape, whole));
        Slot sum = planner.slot(reduced);
        reduction.primitive_desc desc = new reduction.primitive_desc(
                planner.processor(), algorithm.reduction_sum, dense.desc(), reduced, 0, 0, OneDnn.attributes(), false);
        planner.add(
                new reduction(desc),
                desc.scratchpad_desc(),
                Argument.of(org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC, dense),
                Argument.of(DNNL_ARG_DST, sum));
        return sum.view(OneDnn.plain(shape), 0);
    }

    private static void deliver(Planner planner, String input, Slot part) {
        if (planner.graph().weight(input).isPresent()) {
            planner.weights().contribute(input, parameter -> parameter, part);
        } else {
            planner.contribute(input, part);
        }
    }
}
