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
    private final Map<ClassName, List<Constant>> enums = new LinkedHashMap<>();
    private final Map<Node, CodeBlock> references = new HashMap<>();

    /**
     * A constant of an enum.
     *
     * @param isAlias whether it only stands for the node by the name of a method: a block, a repeat, what is left out
     */
    record Constant(String name, Node node, boolean isAlias) {}

    LayerReferences(TypedGraph graph, ClassName network) {
        this.root = network.nestedClass("Layer");
        Map<String, List<Constant>> groups = new LinkedHashMap<>();
        groups.put("", new ArrayList<>());
        Map<Node, List<String>> aliases = aliases(graph);
        for (Node node : graph.nodes()) {
            groups.computeIfAbsent(Names.block(node.id()), group -> new ArrayList<>())
                    .add(new Constant(constant(node), node, false));
            aliases.getOrDefault(node, List.of()).forEach(name -> groups.get("").add(new Constant(name, node, true)));
        }
        groups.forEach(this::split);
    }

    /** The names of methods that stand for a node of another name. */
    private static Map<Node, List<String>> aliases(TypedGraph graph) {
        Map<Node, List<String>> aliases = new HashMap<>();
        graph.named().forEach((method, node) -> {
            if (!method.equals(node.id())) {
                aliases.computeIfAbsent(node, key -> new ArrayList<>()).add(Names.constant(method));
            }
        });
        return aliases;
    }

    private void split(String group, List<Constant> members) {
        String whole = group.isEmpty() ? "" : "In" + Names.type(group);
        enums.put(group.isEmpty() ? root : root.nestedClass(whole), List.of());
        for (int start = 0; start < members.size(); start += MOST_CONSTANTS) {
            List<Constant> part = members.subList(start, Math.min(members.size(), start + MOST_CONSTANTS));
            String number = start == 0 ? "" : "Part" + (start / MOST_CONSTANTS + 1);
            ClassName name = (number + whole).isEmpty() ? root : root.nestedClass(number + whole);
            enums.put(name, part);
            part.stream()
                    .filter(constant -> !constant.isAlias())
                    .forEach(constant -> references.put(constant.node(), CodeBlock.of("$T.$L", name, constant.name())));
        }
    }

    static String constant(Node node) {
        return Names.constant(node.id().substring(node.id().indexOf('/') + 1));
    }

    ClassName root() {
        return root;
    }

    /** The enums, the root one first, and the constants of each. */
    Map<ClassName, List<Constant>> enums() {
        return enums;
    }

    /** {@code Layer.CONV1}. */
    CodeBlock of(Node node) {
        return references.get(node);
    }

    /** {@code Layer.CONV1.id()}. */
    CodeBlock id(Node node) {
        return CodeBlock.of("$L.id()", of(node));
    }
}
