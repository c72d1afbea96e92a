package dev.netwright.processor.graph;

import dev.netwright.processor.layer.Layer;
import dev.netwright.processor.shape.Shape;
import java.util.List;
import java.util.Map;

/**
 * A layer in its place: what it reads, the shape that comes out, what it costs. Two nodes are equal only if they are
 * the same one: a deep network compared by content would exhaust the stack.
 */
public final class Node {
    private final String id;
    private final String kind;
    private final Layer layer;
    private final Map<String, String> members;
    private final List<Node> inputs;
    private final Shape shape;
    private final Cost cost;
    private final int stacked;

    /** Trainable parameters, statistics that are kept but not trained, and multiply-adds of one example. */
    public record Cost(long params, long statistics, long macs) {
        public static final Cost NONE = new Cost(0, 0, 0);

        public Cost plus(Cost other) {
            return new Cost(
                    Math.addExact(params, other.params),
                    Math.addExact(statistics, other.statistics),
                    Math.addExact(macs, other.macs));
        }
    }

    /**
     * @param id the full name, {@code block1/conv_0}
     * @param kind the simple name of its annotation
     * @param stacked how many batches its output holds, one above the other
     * @param members what determines its function and differs from the defaults, in a stable text form
     */
    public Node(
            String id,
            String kind,
            Layer layer,
            Map<String, String> members,
            List<Node> inputs,
            Shape shape,
            Cost cost,
            int stacked) {
        this.id = id;
        this.kind = kind;
        this.layer = layer;
        this.members = members;
        this.inputs = List.copyOf(inputs);
        this.shape = shape;
        this.cost = cost;
        this.stacked = stacked;
    }

    public String id() {
        return id;
    }

    public String kind() {
        return kind;
    }

    public Layer layer() {
        return layer;
    }

    public Map<String, String> members() {
        return members;
    }

    public List<Node> inputs() {
        return inputs;
    }

    public List<Shape> inputShapes() {
        return inputs.stream().map(Node::shape).toList();
    }

    public Shape shape() {
        return shape;
    }

    public Cost cost() {
        return cost;
    }

    public int stacked() {
        return stacked;
    }

    /** {@code conv1 20x24x24}. */
    @Override
    public String toString() {
        return id + " " + shape.text();
    }
}
