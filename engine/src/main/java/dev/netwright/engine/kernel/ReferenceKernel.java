package dev.netwright.engine.kernel;

import dev.netwright.engine.graph.Shape;
import dev.netwright.engine.operation.Operation;
import dev.netwright.engine.operation.Operations;
import dev.netwright.engine.operation.Signature;
import dev.netwright.engine.operation.Tensor;
import dev.netwright.engine.plan.Kernel;
import dev.netwright.engine.plan.OneDnn;
import dev.netwright.engine.plan.Planner;
import dev.netwright.engine.plan.Slot;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** An operation, or a setting of one, that oneDNN does not have: the plain Java reference computes it. */
public record ReferenceKernel(String operation) implements Kernel {

    @Override
    public Backward forward(Planner planner, Signature node) {
        return new Java(planner, node).forward();
    }

    private static final class Java {
        private final Planner planner;
        private final Signature node;
        private final Operation operation;
        private final List<String> reads;
        private final List<String> writes;
        private final Slot[] inputs;
        private final Slot[] outputs;
        private Tensor[] lastInputs;
        private Tensor[] lastOutputs;
        private Signature lastNode;

        Java(Planner planner, Signature node) {
            this.planner = planner;
            this.node = node;
            operation = Operations.of(node.node());
            reads = node.node().inputs();
            writes = node.node().outputs();
            inputs = reads.stream()
                    .map(name -> name.isEmpty() ? null : planner.plain(name))
                    .toArray(Slot[]::new);
            outputs = writes.stream()
                    .map(name -> planner.slot(OneDnn.plain(planner.shape(name))))
                    .toArray(Slot[]::new);
        }

        Backward forward() {
            planner.work(
                    run -> {
                        lastNode = new Signature(
                                node.node(), node.shapes(), node.constants(), node.training(), run.seed());
                        lastInputs = new Tensor[inputs.length];
                        for (int i = 0; i < inputs.length; i++) {
                            lastInputs[i] = inputs[i] == null ? null : read(inputs[i], node.shape(i));
                        }
                        lastOutputs = operation.shapes(lastNode).stream()
                                .map(Tensor::zeros)
                                .toArray(Tensor[]::new);
                        operation.forward(lastNode, lastInputs, lastOutputs);
                        for (int i = 0; i < outputs.length; i++) {
                            write(lastOutputs[i], outputs[i]);
                        }
                    },
                    slots(inputs, outputs));
            for (int i = 0; i < outputs.length; i++) {
                planner.put(writes.get(i), outputs[i]);
            }
            return this::backward;
        }

        private void backward() {
            Slot[] given = writes.stream()
                    .map(name -> {
                        Slot gradient = planner.gradient(name);
                        return gradient == null ? null : planner.reordered(gradient, OneDnn.plain(planner.shape(name)));
                    })
                    .toArray(Slot[]::new);
            boolean isReached = false;
            for (Slot slot : given) {
                isReached |= slot != null;
            }
            if (!isReached) {
                return;
            }
            Slot[] wanted = new Slot[inputs.length];
            for (int i = 0; i < wanted.length; i++) {
                wanted[i] = planner.needsGradient(reads.get(i)) ? planner.slot(inputs[i].desc()) : null;
            }
            planner.work(
                    run -> {
                        Tensor[] from = new Tensor[lastOutputs.length];
                        for (int i = 0; i < given.length; i++) {
                            from[i] = given[i] == null ? null : read(given[i], planner.shape(writes.get(i)));
                        }
                        Tensor[] to = new Tensor[wanted.length];
                        for (int i = 0; i < to.length; i++) {
                            to[i] = wanted[i] == null ? null : Tensor.zeros(node.shape(i));
                        }
                        operation.backward(lastNode, lastInputs, lastOutputs, from, to);
                        for (int i = 0; i < to.length; i++) {
                            if (to[i] != null) {
                                write(to[i], wanted[i]);
                            }
                        }
                    },
                    slots(given, wanted));
            for (int i = 0; i < wanted.length; i++) {
                deliver(reads.get(i), wanted[i]);
            }
        }

        private void deliver(String input, Slot gradient) {
            if (gradient == null) {
                return;
            }
            if (planner.graph().weight(input).isPresent()) {
                planner.weights().contribute(input, UnaryOperator.identity(), gradient);
            } else {
                planner.contribute(input, gradient);
            }
        }

        private static Slot[] slots(Slot[]... groups) {
            List<Slot> all = new ArrayList<>();
            for (Slot[] group : groups) {
                for (Slot slot : group) {
                    if (slot != null) {
                        all.add(slot);
                    }
                }
            }
            return all.toArray(Slot[]::new);
        }

        private static Tensor read(Slot slot, Shape shape) {
            FloatBuffer from = slot.floats();
            double[] values = new double[shape.elements()];
            for (int i = 0; i < values.length; i++) {
                values[i] = from.get(i);
            }
            return new Tensor(shape, values);
        }

        private static void write(Tensor tensor, Slot slot) {
            FloatBuffer to = slot.floats();
            double[] values = tensor.values();
            for (int i = 0; i < values.length; i++) {
                to.put(i, (float) values[i]);
            }
        }
    }
}
