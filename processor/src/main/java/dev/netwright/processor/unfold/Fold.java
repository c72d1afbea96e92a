package dev.netwright.processor.unfold;

import dev.netwright.processor.declaration.AnnotationUse;
import dev.netwright.processor.declaration.Declaration;
import dev.netwright.processor.declaration.LayerMethod;
import dev.netwright.processor.declaration.Parameter;
import dev.netwright.processor.expression.Expression;
import dev.netwright.processor.expression.ExpressionException;
import dev.netwright.processor.expression.Type;
import dev.netwright.processor.graph.Node;
import dev.netwright.processor.graph.TypedGraph;
import dev.netwright.processor.layer.InputLayer;
import dev.netwright.processor.layer.Layer;
import dev.netwright.processor.layer.LayerFault;
import dev.netwright.processor.layer.LayerKind;
import dev.netwright.processor.layer.Members;
import dev.netwright.processor.report.Problem;
import dev.netwright.processor.report.SourceRef;
import dev.netwright.processor.shape.Shape;
import dev.netwright.processor.shape.TensorKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fold over the declared order: for each element resolve what it reads, expand blocks, repeats and conditions, infer
 * the shape. Expansion asks for shapes, so these are one pass.
 */
final class Fold {
    private static final long STEPS_A_LAYER = 10;
    private final Bodies bodies;
    private final Trial trial;
    private final int maxLayers;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Set<Declaration> blocks = new LinkedHashSet<>();
    private final Map<Node, Level> levels = new HashMap<>();
    private final Map<String, String> readers = new LinkedHashMap<>();
    private boolean isComplete = true;
    private long steps;

    /** A problem, the element it is about, and the layer's own fault behind it, if that is what it is. */
    record Fault(Problem problem, Level level, Optional<LayerFault> layerFault, List<Node> inputs) {}

    /** The first problem was enough, or there are too many layers to go on. */
    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stop() {
            super(null, null, false, false);
        }
    }

    Fold(Bodies bodies, Trial trial, int maxLayers) {
        this.bodies = bodies;
        this.trial = trial;
        this.maxLayers = maxLayers;
    }

    List<Fault> faults() {
        return faults;
    }

    /** The element that a node came from. */
    Optional<Level> level(Node node) {
        return Optional.ofNullable(levels.get(node));
    }

    /** For each dimension that an expression read, the first element that has one. */
    Map<String, String> readers() {
        return readers;
    }

    /** Whether everything was unfolded: nothing failed here, and no block that is used has faults of its own. */
    boolean isComplete() {
        return isComplete && faults.isEmpty();
    }

    TypedGraph network(Declaration declaration) {
        return network(bodies.of(declaration));
    }

    TypedGraph network(Body network) {
        Declaration declaration = network.declaration();
        Frame frame = new Frame(network, null, List.of(), Part.whole(network));
        Map<String, Node> named = new LinkedHashMap<>();
        try {
            unfold(frame);
        } catch (Stop stop) {
            // What was found so far is the answer.
        }
        for (int index = 0; index < frame.results().size(); index++) {
            String name = declaration.methods().get(index).name();
            frame.results().get(index).ifPresent(node -> named.put(name, node));
        }
        return new TypedGraph(declaration, List.copyOf(nodes), named, List.copyOf(blocks));
    }

    private void unfold(Frame frame) {
        int input = 0;
        for (Element element : frame.body().elements()) {
            Optional<Node> result;
            if (!frame.includes(frame.results().size())) {
                result = Optional.empty();
            } else if (!element.isSound()) {
                isComplete = false;
                readBinds(element, frame);
                result = Optional.empty();
            } else if (!element.method().isInput()) {
                result = element(element, frame);
            } else if (frame.isNetwork()) {
                result = networkInput(element, frame);
            } else {
                result = blockInput(element, frame, input++);
            }
            frame.add(result);
        }
    }

    /** What is bound on an element that has a fault of its own may have another one. */
    private void readBinds(Element element, Frame frame) {
        Level level =
                new Level(frame.use(), frame.name(element), frame.body().declaration(), element, new LinkedHashMap<>());
        LayerMethod method = element.method();
        boolean isRead = element.repeat().isPresent() == method.repeat().isPresent()
                && element.when().isPresent() == method.when().isPresent();
        if (!isRead || element.binds().isEmpty() || count(element, level, frame).orElse(0L) == 0) {
            return;
        }
        int iteration = element.repeat().isPresent() ? 0 : -1;
        boolean isKept = element.when().isEmpty()
                || expression(element.when().get(), method.when().get(), level, frame, iteration, Type.BOOLEAN)
                        .filter(Boolean.TRUE::equals)
                        .isPresent();
        element.binds().forEach((name, bound) -> {
            if (isKept && bound.isTyped()) {
                Type type = method.layer().member(name).orElseThrow().type();
                expression(bound.binding().value(), bound.text(), level, frame, iteration, type);
            }
        });
    }

    private Optional<Node> networkInput(Element element, Frame frame) {
        Map<String, Evaluated> members = new LinkedHashMap<>();
        Level level = new Level(null, element.method().name(), frame.body().declaration(), element, members);
        if (!evaluate(level, frame, -1)) {
            return Optional.empty();
        }
        InputSize size = InputSize.of(element.method(), members);
        size.faults().forEach(fault -> add(level, fault, List.of()));
        if (!size.faults().isEmpty()) {
            return Optional.empty();
        }
        Shape shape = size.shape();
        Layer layer = new InputLayer(shape, OpenSize.of(element.method()).isPresent());
        Node node = new Node(level.name(), "Input", layer, Map.of(), List.of(), shape, Node.Cost.NONE, 1);
        keep(node, level);
        checkPin(element, frame, level, node);
        return Optional.of(node);
    }

    private Optional<Node> blockInput(Element element, Frame frame, int index) {
        Optional<Node> input = frame.input(index);
        Level level = new Level(frame.use(), frame.name(element), frame.body().declaration(), element, Map.of());
        input.ifPresent(node -> {
            checkKind(level, node, "reads");
            checkPin(element, frame, level, node);
        });
        return input;
    }

    private Optional<Node> element(Element element, Frame frame) {
        List<Optional<Node>> inputs =
                new ArrayList<>(element.reads().stream().map(frame::result).toList());
        String name = frame.name(element);
        Level level = new Level(frame.use(), name, frame.body().declaration(), element, Map.of());
        Optional<Long> count = count(element, level, frame);
        if (count.isEmpty()) {
            return Optional.empty();
        }
        Optional<Node> result = inputs.get(0);
        boolean isLeftOut = true;
        for (int i = 0; i < count.get(); i++) {
            int iteration = element.repeat().isPresent() ? i : -1;
            checkCount(level);
            if (element.when().isPresent()) {
                Optional<Object> kept = expression(
                        element.when().get(), element.method().when().get(), level, frame, iteration, Type.BOOLEAN);
                if (kept.isEmpty()) {
                    return Optional.empty();
                }
                if (!(Boolean) kept.get()) {
                    continue;
                }
            }
            isLeftOut = false;
            result = once(element, iteration < 0 ? name : name + "_" + i, inputs, frame, iteration);
            inputs.set(0, result);
            if (result.isEmpty()) {
                break;
            }
        }
        if (isLeftOut && element.endsInHead()) {
            return Optional.empty();
        }
        if (isLeftOut) {
            result = result.filter(node -> fitsAsStandIn(level, node));
        }
        result.ifPresent(node -> checkPin(element, frame, level, node));
        return result;
    }

    /** How often the element stands, one after the other; empty where that cannot be said. */
    private Optional<Long> count(Element element, Level level, Frame frame) {
        if (element.repeat().isEmpty()) {
            return Optional.of(1L);
        }
        LayerMethod.Text text = element.method().repeat().get();
        Optional<Long> count = expression(element.repeat().get(), text, level, frame, -1, Type.INT)
                .map(Long.class::cast);
        if (count.isPresent() && count.get() < 0) {
            add(level, Faults.repeatCount(level, text, count.get(), place(level, text)));
            return Optional.empty();
        }
        return count;
    }

    private Optional<Node> once(Element element, String name, List<Optional<Node>> inputs, Frame frame, int iteration) {
        Map<String, Evaluated> members = new LinkedHashMap<>();
        Level level = new Level(frame.use(), name, frame.body().declaration(), element, members);
        if (!evaluate(level, frame, iteration)) {
            return Optional.empty();
        }
        Optional<Node> result =
                element.method().layer().body().isPresent() ? body(level, inputs) : layer(level, inputs);
        result.ifPresent(node -> checkKind(level, node, "gives"));
        return result;
    }

    private Optional<Node> body(Level level, List<Optional<Node>> inputs) {
        Optional<Body> body = bodies.body(level.method().layer());
        if (body.isEmpty() || !body.get().isSound()) {
            isComplete = false;
            return Optional.empty();
        }
        blocks.add(body.get().declaration());
        Frame inner = new Frame(
                body.get(),
                level,
                List.copyOf(inputs),
                bodies.part(level.method().layer(), body.get()));
        unfold(inner);
        return inner.last();
    }

    private Optional<Node> layer(Level level, List<Optional<Node>> inputs) {
        AnnotationUse use = level.method().layer();
        LayerKind kind = bodies.kinds().of(use.annotation()).orElseThrow();
        Map<String, Object> values = new LinkedHashMap<>();
        level.members().forEach((name, member) -> values.put(name, member.value()));
        Members members = new Members(values);
        Layer layer = kind.read(members);
        members.faults().forEach(fault -> add(level, fault, List.of()));
        if (!members.faults().isEmpty() || inputs.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        List<Node> sources = inputs.stream().map(Optional::get).toList();
        List<Shape> shapes = sources.stream().map(Node::shape).toList();
        try {
            Shape shape = layer.infer(shapes);
            int stacked = layer.stacked(sources.stream().map(Node::stacked).toList());
            Node.Cost cost = new Node.Cost(
                    layer.params(shapes, shape),
                    layer.statistics(shapes, shape),
                    Math.multiplyExact(layer.macs(shapes, shape), stacked));
            Node node = new Node(
                    level.name(), use.simpleName(), layer, level.functional(kind), sources, shape, cost, stacked);
            keep(node, level);
            checkCount(level);
            return Optional.of(node);
        } catch (LayerFault fault) {
            add(level, fault, sources);
        } catch (ArithmeticException overflow) {
            add(level, Faults.overflow(level.members()), sources);
        }
        return Optional.empty();
    }

    private void keep(Node node, Level level) {
        nodes.add(node);
        levels.put(node, level);
    }

    /** Gives every member its value; false where one cannot be had. */
    private boolean evaluate(Level level, Frame frame, int iteration) {
        AnnotationUse use = level.method().layer();
        for (Parameter member : use.members()) {
            Element.Bound bound = level.element().binds().get(member.name());
            Optional<Object> tried =
                    trial.value(frame.trialName(), level.method().name(), member.name());
            if (tried.isPresent()) {
                level.members().put(member.name(), Evaluated.written(tried.get()));
            } else if (bound != null) {
                Expression expression = bound.binding().value();
                Optional<Object> value = expression(expression, bound.text(), level, frame, iteration, member.type());
                if (value.isEmpty()) {
                    return false;
                }
                String source = member.name() + " = " + expression.text();
                level.members().put(member.name(), new Evaluated(value.get(), source, expression.names()));
            } else if (use.given().containsKey(member.name())) {
                level.members().put(member.name(), Evaluated.written(use.given().get(member.name())));
            } else if (!member.isRequired()) {
                level.members()
                        .put(
                                member.name(),
                                Evaluated.written(member.defaultValue().get()));
            }
        }
        return true;
    }

    private Optional<Object> expression(
            Expression expression, LayerMethod.Text text, Level level, Frame frame, int iteration, Type type) {
        if (!frame.knows(expression)) {
            return Optional.empty();
        }
        expression.dimensions().forEach(dimension -> readers.putIfAbsent(dimension, level.name()));
        try {
            return Optional.of(expression.evaluate(frame.scope(iteration), type));
        } catch (ExpressionException fault) {
            add(level, Faults.expression(fault, level.name(), text.value(), place(level, text)));
            return Optional.empty();
        }
    }

    private static SourceRef place(Level level, LayerMethod.Text text) {
        return level.around() == null
                ? text.at()
                : level.outermost().method().layer().at();
    }

    private void checkKind(Level level, Node node, String verb) {
        TensorKind declared = level.method().returns();
        if (!declared.admits(node.shape().kind())) {
            add(level, Faults.declaredKind(level, node, verb));
        }
    }

    private boolean fitsAsStandIn(Level level, Node node) {
        TensorKind declared = level.method().returns();
        if (declared.admits(node.shape().kind())) {
            return true;
        }
        add(level, Faults.leftOut(level, node));
        return false;
    }

    private void checkPin(Element element, Frame frame, Level level, Node node) {
        if (!trial.pins() || !frame.isPinned() || element.method().shape().isEmpty()) {
            return;
        }
        LayerMethod.Text pin = element.method().shape().get();
        if (!Shape.isText(pin.value())) {
            add(level, Faults.noShape(pin, level.name(), node.shape().text()));
        } else if (!pin.value().equals(node.shape().text())) {
            add(level, Faults.pin(level, node, pin, place(level, pin)));
        }
    }

    private void checkCount(Level level) {
        // What is left out costs a step, too, or a body of nothing could be repeated for hours.
        if (nodes.size() > maxLayers || ++steps > STEPS_A_LAYER * maxLayers) {
            add(level, Faults.tooMany(level, maxLayers));
            throw new Stop();
        }
    }

    private void add(Level level, LayerFault fault, List<Node> inputs) {
        Problem problem =
                level.problem(fault.code(), fault.getMessage(), fault.member()).rule(fault.rule());
        keep(new Fault(level.explained(problem, fault.member()), level, Optional.of(fault), inputs));
    }

    private void add(Level level, Problem problem) {
        keep(new Fault(level.explained(problem, Optional.empty()), level, Optional.empty(), List.of()));
    }

    private void keep(Fault fault) {
        faults.add(fault);
        if (trial.stopsEarly()) {
            throw new Stop();
        }
    }
}
