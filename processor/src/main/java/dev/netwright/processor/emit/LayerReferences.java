package dev.netwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.graph.Names;
import dev.netwright.processor.graph.Node;
import dev.netwright.processor.graph.TypedGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which enum constant stands for which node. The layers that the network names are in {@code Layer}, those inside a
 * block instance in a nested enum; javac gives up on large enums, so each is split well below that.
 */
final class LayerReferences {
    static final int MOST_CONSTANTS = 1_000;

    private final ClassName root;
    private final Map<ClassName, List<Node>> nodes = new LinkedHashMap<>();
    private final Map<Node, CodeBlock> constants = new HashMap<>();
    private final Map<Node, ClassName> homes = new HashMap<>();

    LayerReferences(TypedGraph graph, ClassName network) {
        this.root = network.nestedClass("Layer");
        Map<String, List<Node>> groups = new LinkedHashMap<>();
        groups.put("", new ArrayList<>());
        for (Node node : graph.nodes()) {
            groups.computeIfAbsent(group(node), group -> new ArrayList<>()).add(node);
        }
        groups.forEach(this::split);
    }

    /** {@code block1} for {@code block1/conv_0}; empty for a layer of the network itself. */
    static String group(Node node) {
        int slash = node.id().indexOf('/');
        return slash < 0 ? "" : node.id().substring(0, slash);
    }

    private void split(String group, List<Node> members) {
        ClassName whole = group.isEmpty() ? root : root.nestedClass("In" + Names.type(group));
        nodes.put(whole, List.of());
        for (int start = 0; start < members.size(); start += MOST_CONSTANTS) {
            List<Node> part = members.subList(start, Math.min(members.size(), start + MOST_CONSTANTS));
            ClassName name = start == 0
                    ? whole
                    : root.nestedClass((group.isEmpty() ? "Part" : "In" + Names.type(group) + "Part")
                            + (start / MOST_CONSTANTS + 1));
            nodes.put(name, part);
            for (Node node : part) {
                homes.put(node, name);
                constants.put(node, CodeBlock.of("$T.$L", name, constant(node)));
            }
        }
    }

    static String constant(Node node) {
        return Names.constant(node.id().substring(node.id().indexOf('/') + 1));
    }

    ClassName root() {
        return root;
    }

    /** The enums, the root one first, and the nodes of each. */
    Map<ClassName, List<Node>> enums() {
        return nodes;
    }

    /** Whether the enum {@code name} has the constant of {@code node}. */
    boolean isIn(ClassName name, Node node) {
        return homes.get(node).equals(name);
    }

    /** {@code Layer.CONV1}. */
    CodeBlock of(Node node) {
        return constants.get(node);
    }

    /** {@code Layer.CONV1.id()}. */
    CodeBlock id(Node node) {
        return CodeBlock.of("$L.id()", of(node));
    }
}
