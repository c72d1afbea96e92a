package dev.netwright.runtime.onnx.rewrite;

import dev.netwright.runtime.onnx.OnnxGraph;
import dev.netwright.runtime.onnx.OnnxNode;
import dev.netwright.runtime.onnx.OnnxRewrite;
import dev.netwright.runtime.onnx.OnnxWeight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Convolutions that each read a slice of the channels and are put side by side, become one with groups. */
public final class GroupedConvolution implements OnnxRewrite {

    /** One group: the slice that it reads, the convolution, and the activation after it, if there is one. */
    private record Group(OnnxNode slice, OnnxNode convolution, Optional<OnnxNode> activation) {}

    @Override
    public void apply(OnnxGraph graph) {
        for (OnnxNode concat : graph.nodes()) {
            if (concat.is("Concat") && concat.attributes().integerOr("axis", 0) == 1) {
                List<Group> groups = concat.inputs().stream()
                        .flatMap(input -> group(graph, input).stream())
                        .toList();
                if (groups.size() == concat.inputs().size() && areAlike(graph, groups)) {
                    join(graph, concat, groups);
                }
            }
        }
    }

    private static Optional<Group> group(OnnxGraph graph, String tensor) {
        Optional<OnnxNode> last = written(graph, tensor);
        Optional<OnnxNode> activation =
                last.filter(node -> !node.is("Conv") && node.inputs().size() == 1);
        Optional<OnnxNode> convolution = activation
                .flatMap(node -> written(graph, node.input()))
                .or(() -> last)
                .filter(node -> node.is("Conv") && !node.attributes().has("group"));
        return convolution.flatMap(conv -> written(graph, conv.input())
                .filter(node -> node.is("Slice"))
                .map(slice -> new Group(slice, conv, activation)));
    }

    /** The node that writes a tensor for one reader alone. */
    private static Optional<OnnxNode> written(OnnxGraph graph, String tensor) {
        return graph.writer(tensor).filter(node -> graph.onlyReader(tensor).isPresent());
    }

    private static boolean areAlike(OnnxGraph graph, List<Group> groups) {
        Group first = groups.get(0);
        long channel = 0;
        for (Group group : groups) {
            INDArray weights = floats(graph, group.convolution(), 1);
            boolean isNext = integers(graph, group.slice(), 3).equals(List.of(1L))
                    && integers(graph, group.slice(), 1).equals(List.of(channel))
                    && integers(graph, group.slice(), 2).equals(List.of(channel + weights.size(1)));
            boolean isAlike = group.slice().input().equals(first.slice().input())
                    && group.convolution()
                            .attributes()
                            .equals(first.convolution().attributes())
                    && group.convolution().inputs().size()
                            == first.convolution().inputs().size()
                    && weights.equalShapes(floats(graph, first.convolution(), 1))
                    && group.activation()
                            .map(node -> node.op() + node.attributes())
                            .equals(first.activation().map(node -> node.op() + node.attributes()));
            if (!isNext || !isAlike) {
                return false;
            }
            channel += weights.size(1);
        }
        return groups.size() > 1;
    }

    private static List<Long> integers(OnnxGraph graph, OnnxNode node, int input) {
        return graph.weight(node.inputs().get(input)).orElseThrow().integers();
    }

    private static INDArray floats(OnnxGraph graph, OnnxNode node, int input) {
        return graph.weight(node.inputs().get(input)).orElseThrow().floats();
    }

    private static void join(OnnxGraph graph, OnnxNode concat, List<Group> groups) {
        for (Group group : groups) {
            graph.remove(group.slice());
            graph.remove(group.convolution());
            group.activation().ifPresent(graph::remove);
        }
        graph.remove(concat);
        OnnxNode first = groups.get(0).convolution();
        List<String> reads = new ArrayList<>(List.of(groups.get(0).slice().input()));
        for (int input = 1; input < first.inputs().size(); input++) {
            int index = input;
            INDArray[] parts = groups.stream()
                    .map(group -> floats(graph, group.convolution(), index))
                    .toArray(INDArray[]::new);
            String tensor = concat.output() + (input == 1 ? ".W" : ".b");
            graph.put(tensor, OnnxWeight.of(Nd4j.concat(0, parts)));
            reads.add(tensor);
        }
        Optional<OnnxNode> activation = groups.get(0).activation();
        String convolved = activation.isEmpty() ? concat.output() : concat.output() + ":Conv";
        graph.add(new OnnxNode(
                concat.name(),
                "Conv",
                reads,
                List.of(convolved),
                first.attributes().integer("group", groups.size())));
        activation.ifPresent(node -> graph.add(new OnnxNode(
                concat.name() + ":" + node.op(), node.op(), List.of(convolved), concat.outputs(), node.attributes())));
    }
}
