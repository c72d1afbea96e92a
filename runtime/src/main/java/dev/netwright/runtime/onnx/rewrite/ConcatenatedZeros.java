package dev.netwright.runtime.onnx.rewrite;

import dev.netwright.engine.graph.Attributes;
import dev.netwright.engine.graph.Constant;
import dev.netwright.engine.graph.Graph;
import dev.netwright.engine.graph.Node;
import dev.netwright.runtime.operations.rewrite.GraphRewrite;
import dev.netwright.runtime.operations.rewrite.ZeroPad;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Zeros that nothing took in are concatenated to the tensor, and no {@code Pad} is left: ONNX Runtime and others make one
 * in front of a pool the pool's own padding, which is minus infinity, or does not count, or has to be less than the kernel.
 * They would do so, too, once they have taken out what stands between the two and does nothing.
 */
public final class ConcatenatedZeros implements GraphRewrite {
    @Override
    public void apply(Graph graph) {
        for (Node listed : graph.nodes()) {
            // A node before it may have made it read something else.
            graph.writer(listed.output())
                    .flatMap(node -> ZeroPad.of(graph, node))
                    .ifPresent(pad -> replace(graph, pad));
        }
    }

    private static void replace(Graph graph, ZeroPad pad) {
        Node node = pad.node();
        graph.remove(node);
        int[] axes = IntStream.range(0, pad.rank())
                .filter(axis -> pad.before(axis) > 0 || pad.after(axis) > 0)
                .toArray();
        String tensor = node.input();
        for (int axis : axes) {
            boolean isLast = axis == axes[axes.length - 1];
            tensor = concatenate(graph, pad, axis, tensor, isLast ? node.output() : node.output() + ":Concat");
        }
        if (axes.length == 0) {
            graph.readInstead(node.output(), tensor);
        }
    }

    private static String concatenate(Graph graph, ZeroPad pad, int axis, String tensor, String output) {
        String part = pad.node().output() + ":" + axis;
        // One line of the tensor has the sizes of a line of zeros, whatever they are.
        String line = add(
                graph,
                "Slice",
                List.of(
                        tensor,
                        put(graph, part, "start", 0),
                        put(graph, part, "end", 1),
                        put(graph, part, "axis", axis)),
                part);
        String zeros = add(graph, "ConstantOfShape", List.of(add(graph, "Shape", List.of(line), part)), part);
        List<String> parts = new ArrayList<>();
        lines(graph, pad, axis, pad.before(axis), zeros).ifPresent(parts::add);
        parts.add(tensor);
        lines(graph, pad, axis, pad.after(axis), zeros).ifPresent(parts::add);
        graph.add(new Node(
                output, "Concat", parts, List.of(output), Attributes.none().integer("axis", axis)));
        return output;
    }

    /** That many lines of zeros. */
    private static Optional<String> lines(Graph graph, ZeroPad pad, int axis, long count, String zeros) {
        if (count < 2) {
            return count == 0 ? Optional.empty() : Optional.of(zeros);
        }
        long[] times = new long[pad.rank()];
        Arrays.fill(times, 1);
        times[axis] = count;
        String part = pad.node().output() + ":" + axis + ":" + count;
        return Optional.of(add(graph, "Expand", List.of(zeros, put(graph, part, "size", times)), part));
    }

    private static String put(Graph graph, String part, String name, long... values) {
        String tensor = part + "." + name;
        graph.put(tensor, Constant.integers(values));
        return tensor;
    }

    private static String add(Graph graph, String op, List<String> reads, String part) {
        String tensor = part + ":" + op;
        graph.add(new Node(tensor, op, reads, List.of(tensor), Attributes.none()));
        return tensor;
    }
}
