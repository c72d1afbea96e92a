package dev.netwright.processor.unfold;

import dev.netwright.processor.expression.Expression;
import dev.netwright.processor.expression.ExpressionException;
import dev.netwright.processor.expression.Scope;
import dev.netwright.processor.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One body being unfolded: its parameters, its inputs, and what its elements above have become. What is empty has
 * failed, or hangs on what has failed.
 */
final class Frame {
    private final Body body;
    private final Level use;
    private final List<Optional<Node>> inputs;
    private final Part part;
    private final List<Optional<Node>> results = new ArrayList<>();

    /**
     * @param use the use of the block; null for the network itself
     * @param part what of the body is unfolded
     */
    Frame(Body body, Level use, List<Optional<Node>> inputs, Part part) {
        this.body = body;
        this.use = use;
        this.inputs = inputs;
        this.part = part;
    }

    /** Whether the element {@code index} is unfolded here. */
    boolean includes(int index) {
        return part.indices().contains(index);
    }

    /** Whether {@code @Shape} holds here: in the declaring network and in a block, not in a network that is used. */
    boolean isPinned() {
        return isNetwork() || body.declaration().isBlock();
    }

    Body body() {
        return body;
    }

    Level use() {
        return use;
    }

    boolean isNetwork() {
        return use == null;
    }

    /** By which a {@link Trial} names the body. */
    String trialName() {
        return isNetwork() ? "" : body.declaration().qualifiedName();
    }

    Map<String, Evaluated> parameters() {
        return isNetwork() ? Map.of() : use.members();
    }

    /** The full name of an element: a block that ends in a head is that head. */
    String name(Element element) {
        if (isNetwork()) {
            return element.method().name();
        }
        boolean isLast = body.elements().get(body.elements().size() - 1) == element;
        return isLast && element.endsInHead()
                ? use.name()
                : use.name() + "/" + element.method().name();
    }

    void add(Optional<Node> result) {
        results.add(result);
    }

    List<Optional<Node>> results() {
        return results;
    }

    /** The result of the method {@code index}, or the block's own input. */
    Optional<Node> result(int index) {
        return index == Element.IMPLIED ? inputs.get(0) : results.get(index);
    }

    Optional<Node> input(int index) {
        return inputs.get(index);
    }

    /** What the whole body stands for. */
    Optional<Node> last() {
        return part.result() < results.size() ? results.get(part.result()) : Optional.empty();
    }

    /** The layer that an expression names. */
    private Optional<Node> layer(String name) {
        if (name.equals("in") && Body.hasImpliedInput(body.declaration())) {
            return inputs.get(0);
        }
        for (int index = 0; index < results.size(); index++) {
            if (body.elements().get(index).method().name().equals(name)) {
                return results.get(index);
            }
        }
        return Optional.empty();
    }

    /** Whether every shape that {@code expression} may ask for is known. */
    boolean knows(Expression expression) {
        return expression.layers().stream().allMatch(name -> layer(name).isPresent());
    }

    /** The values of names, {@code i} among them where {@code iteration} is not negative. */
    Scope scope(int iteration) {
        return new Scope() {
            @Override
            public Object valueOf(String name) {
                if (name.equals("i") && iteration >= 0) {
                    return (long) iteration;
                }
                Evaluated parameter = parameters().get(name);
                return parameter == null ? null : parameter.value();
            }

            @Override
            public long size(String name, String dimension) {
                Node node = layer(name).orElseThrow();
                return node.shape()
                        .size(dimension)
                        .orElseThrow(() -> ExpressionException.unknownName(
                                "'%s' is a %s of %s and has no %s"
                                        .formatted(
                                                name,
                                                node.shape().kind().typeName(),
                                                node.shape().text(),
                                                dimension),
                                dimension,
                                node.shape().kind().dimensions()));
            }
        };
    }
}
