package dev.netwright.processor.graph;

import dev.netwright.processor.declaration.Declaration;
import dev.netwright.processor.declaration.LayerMethod;
import dev.netwright.processor.layer.Embedding;
import dev.netwright.processor.layer.Head;
import dev.netwright.processor.layer.InputLayer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A network unfolded: every layer with its shape, in topological order.
 *
 * @param nodes inputs included, each after what it reads
 * @param named what each method of the network stands for, in declared order; a method that is left out stands for its
 *     first input
 * @param blocks the declarations that were unfolded into it
 */
public record TypedGraph(Declaration declaration, List<Node> nodes, Map<String, Node> named, List<Declaration> blocks) {
    private static final int SHOWN = 8;

    public List<Node> inputs() {
        return nodes.stream().filter(node -> node.layer() instanceof InputLayer).toList();
    }

    public List<Node> heads() {
        return nodes.stream().filter(node -> node.layer() instanceof Head).toList();
    }

    /** The method of the network that a node came from, be it the node itself or a repeat or block around it. */
    public Optional<LayerMethod> outermost(Node node) {
        String whole = Names.block(node.id()).isEmpty() ? node.id() : Names.block(node.id());
        return declaration
                .method(whole)
                .or(() -> declaration.methods().stream()
                        .filter(method -> whole.matches(Pattern.quote(method.name()) + "_[0-9]+"))
                        .findFirst());
    }

    /** Whether a head has a loss, so that the network can be trained. */
    public boolean trains() {
        return heads().stream().anyMatch(node -> ((Head) node.layer()).weight() > 0);
    }

    /** The inputs that embeddings read, with how many words these have: the fewest where several read one. */
    public Map<Node, Integer> vocabularies() {
        Map<Node, Integer> words = new LinkedHashMap<>();
        for (Node node : nodes) {
            if (node.layer() instanceof Embedding embedding) {
                indices(node).forEach(input -> words.merge(input, embedding.vocabulary(), Math::min));
            }
        }
        return words;
    }

    /** The inputs that a layer reads as they are, through a stack too. */
    private static List<Node> indices(Node reader) {
        return reader.inputs().stream()
                .flatMap(node -> node.layer() instanceof InputLayer ? Stream.of(node) : indices(node).stream())
                .toList();
    }

    public Node.Cost cost() {
        return nodes.stream().map(Node::cost).reduce(Node.Cost.NONE, Node.Cost::plus);
    }

    /** {@code image 1x28x28 > conv1 20x24x24 > pool1 20x12x12}: along first inputs, the nearest few. */
    public static String path(Node end) {
        Deque<String> steps = new ArrayDeque<>();
        Node node = end;
        steps.addFirst(node.toString());
        while (!node.inputs().isEmpty()) {
            node = node.inputs().get(0);
            if (steps.size() == SHOWN) {
                steps.addFirst("...");
                break;
            }
            steps.addFirst(node.toString());
        }
        return String.join(" > ", steps);
    }
}
