package dev.netwright.engine.plan;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MULTIPLE_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import dev.netwright.engine.graph.Graph;
import dev.netwright.engine.graph.Node;
import dev.netwright.engine.graph.Shape;
import dev.netwright.engine.operation.Operations;
import dev.netwright.engine.operation.Signature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory_desc_vector;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.sum;
import org.bytedeco.javacpp.LongPointer;

/**
 * Turns a graph into steps for one set of sizes: kernels ask it for tensors in the layouts that they want and add their
 * primitives. A tensor is laid out anew only where two kernels disagree, once for each layout.
 */
public final class Planner {
    private final OneDnn library = OneDnn.library();
    private final Graph graph;
    private final boolean training;
    private final Set<String> kept;
    private final Map<String, Value> values = new HashMap<>();
    private final Set<Node> done = new HashSet<>();
    private final Steps steps = new Steps();
    private final Weights weights;

    Planner(Graph graph, Map<String, Shape> inputs, boolean training, Set<String> kept) {
        this.graph = graph;
        this.training = training;
        this.kept = Set.copyOf(kept);
        weights = new Weights(this, graph, training);
        inputs.forEach((name, shape) -> {
            Value value = new Value(shape, false);
            memory.desc desc = OneDnn.plain(shape);
            value.slots.add(new Slot(Region.input(name, desc.get_size()), 0, desc));
            values.put(name, value);
        });
    }

    /** The graph that is planned. */
    public Graph graph() {
        return graph;
    }

    /** Whether the backward pass is planned, too. */
    public boolean training() {
        return training;
    }

    /** The processor that computes. */
    public engine processor() {
        return library.processor();
    }

    /** The parameters and constants. */
    public Weights weights() {
        return weights;
    }

    /** What is known of a node before it is planned; its outputs get their shapes. */
    Signature open(Node node) {
        List<Shape> shapes = new ArrayList<>();
        List<dev.netwright.engine.graph.Constant> constants = new ArrayList<>();
        boolean learns = false;
        for (String input : node.inputs()) {
            shapes.add(input.isEmpty() ? null : shape(input));
            constants.add(weights.constant(input).orElse(null));
            learns |= needsGradient(input);
        }
        // A frozen normalisation uses its running statistics, as it does when predicting.
        boolean isFrozen =
                node.is("BatchNormalization") && !needsGradient(node.inputs().get(3));
        Signature signature = new Signature(node, shapes, constants, training && !isFrozen, 0);
        List<Shape> results = Operations.of(node).shapes(signature);
        for (int i = 0; i < node.outputs().size(); i++) {
            values.put(node.outputs().get(i), new Value(results.get(i), training && learns));
        }
        return signature;
    }

    /** The sizes of a tensor. */
    public Shape shape(String tensor) {
        return graph.weight(tensor).map(weight -> weight.shape()).orElseGet(() -> value(tensor).shape);
    }

    private Value value(String tensor) {
        Value value = values.get(tensor);
        if (value == null) {
            throw new IllegalStateException(tensor + " is read before it is written");
        }
        return value;
    }

    /** Whether the gradient at a tensor is wanted. */
    public boolean needsGradient(String tensor) {
        return training
                && !tensor.isEmpty()
                && (weights.isTrained(tensor) || values.containsKey(tensor) && values.get(tensor).needsGradient);
    }

    /** Whether a tensor is an output of the plan, so that nothing may be left of it. */
    public boolean isKept(String tensor) {
        return kept.contains(tensor);
    }

    /** A new tensor in the arena. */
    public Slot slot(memory.desc desc) {
        return new Slot(Region.arena(desc.get_size()), 0, desc);
    }

    /** A tensor in the layout that it has. */
    public Slot get(String tensor) {
        if (graph.weight(tensor).isPresent()) {
            return weights.plain(tensor);
        }
        return value(tensor).slots.get(0);
    }

    /** A tensor in some layout; it is laid out anew if no step before has done so. */
    public Slot get(String tensor, memory.desc wanted) {
        if (graph.weight(tensor).isPresent()) {
            return reordered(weights.plain(tensor), wanted);
        }
        List<Slot> slots = value(tensor).slots;
        for (Slot slot : slots) {
            if (slot.desc().equals(wanted)) {
                return slot;
            }
        }
        Slot made = reordered(slots.get(0), wanted);
        slots.add(made);
        return made;
    }

    /** A tensor in C order. */
    public Slot plain(String tensor) {
        return get(tensor, OneDnn.plain(shape(tensor)));
    }

    /** A tensor in the layout that it has, or in C order where it is a part of another one's memory. */
    public Slot dense(String tensor) {
        return isDense(get(tensor).desc()) ? get(tensor) : plain(tensor);
    }

    /** A gradient at a tensor in the layout that it has, or in C order where it is a part of another one's memory. */
    public Slot dense(String tensor, Slot gradient) {
        return isDense(gradient.desc()) ? gradient : reordered(gradient, OneDnn.plain(shape(tensor)));
    }

    private static boolean isDense(memory.desc desc) {
        long numbers = 1;
        LongPointer padded = desc.get_padded_dims();
        for (int i = 0; i < desc.get_ndims(); i++) {
            numbers *= padded.get(i);
        }
        return desc.get_submemory_offset() == 0 && desc.get_size() == numbers * Float.BYTES;
    }

    /** Says where a kernel writes a tensor. */
    public void put(String tensor, Slot slot) {
        value(tensor).slots.add(0, slot);
    }

    /** The same numbers in another layout. */
    public Slot reordered(Slot slot, memory.desc wanted) {
        if (slot.desc().equals(wanted)) {
            return slot;
        }
        Slot to = slot(wanted);
        reorder(slot, to);
        return to;
    }

    /** Adds the step that copies one tensor to another, of the same sizes. */
    public void reorder(Slot from, Slot to) {
        reorder.primitive_desc desc = new reorder.primitive_desc(
                processor(), from.desc(), processor(), to.desc(), OneDnn.attributes(), false);
        add(new reorder(desc), desc.scratchpad_desc(), Argument.of(DNNL_ARG_FROM, from), Argument.of(DNNL_ARG_TO, to));
    }

    /** Adds a primitive. */
    public void add(primitive primitive, memory.desc scratchpad, Argument... arguments) {
        steps.add(primitive, scratchpad.get_size() == 0 ? null : slot(scratchpad), arguments);
    }

    /** Adds a step in Java over some tensors. */
    public void work(Work work, Slot... slots) {
        steps.add(work, slots);
    }

    /** The gradient at a tensor, for the kernel that writes it, which adds the last steps that read it; null if there is none. */
    public Slot gradient(String tensor) {
        Slot gradient = value(tensor).gradient;
        if (gradient != null) {
            gradient.region().hold(-1);
        }
        return gradient;
    }

    /** Whether nothing else counts on a gradient, so that a step may overwrite it. */
    public boolean isOwn(Slot gradient) {
        return gradient.region().holders() == 0;
    }

    /** Adds to the gradient at a tensor. */
    public void contribute(String tensor, Slot part) {
        Value value = value(tensor);
        if (!value.needsGradient) {
            return;
        }
        if (value.gradient == null) {
            value.gradient = part;
            part.region().hold(1);
            return;
        }
        value.gradient.region().hold(-1);
        boolean inPlace = isOwn(value.gradient) && isDense(value.gradient.desc());
        Slot present = inPlace ? value.gradient : dense(tensor, value.gradient);
        Slot other = reordered(part, present.desc());
        Slot total = inPlace ? present : slot(present.desc());
        add(total, present, other);
        value.gradient = total;
        total.region().hold(1);
    }

    /** Adds the step that sums tensors of one layout; the result may be the first of them. */
    public void add(Slot total, Slot... parts) {
        memory_desc_vector descs = new memory_desc_vector(parts.length);
        float[] scales = new float[parts.length];
        Argument[] arguments = new Argument[parts.length + 1];
        for (int i = 0; i < parts.length; i++) {
            descs.put(i, parts[i].desc());
            scales[i] = 1;
            arguments[i] = Argument.of(DNNL_ARG_MULTIPLE_SRC + i, parts[i]);
        }
        arguments[parts.length] = Argument.of(DNNL_ARG_DST, total);
        sum.primitive_desc desc =
                new sum.primitive_desc(processor(), total.desc(), scales, descs, OneDnn.attributes(), false);
        add(new sum(desc), desc.scratchpad_desc(), arguments);
    }

    /**
     * The node that alone reads a tensor, if it is of a kind that the kernel of the tensor can compute along; it is then not
     * planned by itself.
     */
    public <T> Optional<T> absorb(String tensor, Function<Node, Optional<T>> kind) {
        if (isKept(tensor)) {
            return Optional.empty();
        }
        Optional<Node> reader =
                graph.onlyReader(tensor).filter(node -> node.input().equals(tensor));
        Optional<T> absorbed = reader.flatMap(kind);
        if (absorbed.isPresent()) {
            open(reader.get());
            done.add(reader.get());
        }
        return absorbed;
    }

    /** Gives back the nodes that a kernel has absorbed and cannot compute after all. */
    void giveBack(Set<Node> before) {
        done.retainAll(before);
    }

    Set<Node> done() {
        return Set.copyOf(done);
    }

    boolean isDone(Node node) {
        return done.contains(node);
    }

    Steps steps() {
        return steps;
    }
}
