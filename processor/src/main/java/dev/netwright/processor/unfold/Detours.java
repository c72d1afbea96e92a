package dev.netwright.processor.unfold;

import dev.netwright.processor.declaration.AnnotationUse;
import dev.netwright.processor.declaration.Declaration;
import dev.netwright.processor.declaration.Keyword;
import dev.netwright.processor.declaration.LayerMethod;
import dev.netwright.processor.graph.Node;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.shape.Shape;
import dev.netwright.processor.shape.TensorKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Other layers where a layer is given a kind of tensor that it does not read: each is tried on the whole network. */
final class Detours {
    private static final Set<ErrorCode> CODES =
            Set.of(ErrorCode.TENSOR_KIND, ErrorCode.NO_EXACT_LOWERING, ErrorCode.SHAPES_DIFFER, ErrorCode.CONCAT_SIZES);
    /** What makes a vector of another tensor. */
    private static final Map<TensorKind, List<String>> TO_VECTOR = Map.of(
            TensorKind.MAP, List.of("Flatten", "GlobalAvgPool2d", "GlobalMaxPool2d"),
            TensorKind.SEQUENCE, List.of("LastStep", "GlobalAvgPool1d", "GlobalMaxPool1d"),
            TensorKind.VOLUME, List.of("Flatten"));

    private final Bodies bodies;
    private final Declaration network;
    private final List<Detour> detours = new ArrayList<>();

    /** A network that may compile, and the change in words. */
    record Detour(Draft draft, String text) {}

    Detours(Bodies bodies, Declaration network) {
        this.bodies = bodies;
        this.network = network;
    }

    /** What may be tried, the likeliest first. */
    List<Detour> of(Fold.Fault fault) {
        detours.clear();
        LayerMethod method = fault.level().outermost().method();
        boolean areDeclared = !fault.inputs().isEmpty()
                && fault.inputs().stream()
                        .allMatch(input -> network.method(input.id()).isPresent());
        if (!CODES.contains(fault.problem().code()) || !areDeclared) {
            return List.of();
        }
        boolean isOwn = fault.level().around() == null && method.binds().isEmpty();
        if (isOwn) {
            counterpart(method, fault.inputs(), false);
        }
        insert(method, fault.inputs(), false);
        if (isOwn) {
            counterpart(method, fault.inputs(), true);
        }
        insert(method, fault.inputs(), true);
        if (fault.inputs().size() == 1) {
            reread(method, fault.inputs().get(0));
            input(method, fault.inputs().get(0));
        } else {
            Gate.of(network, method, fault.inputs(), this::use).ifPresent(detours::add);
        }
        return List.copyOf(detours);
    }

    /** The layer for what is read in the place of the one for something else. */
    private void counterpart(LayerMethod method, List<Node> inputs, boolean retypes) {
        TensorKind read = inputs.get(0).shape().kind();
        for (Counterpart other : Counterpart.of(method.layer(), read, TO_VECTOR)) {
            boolean fits = method.returns().admits(other.gives());
            if (fits != retypes) {
                Draft draft = new Draft(network)
                        .replace(
                                method.name(),
                                use(other.simpleName(), other.given()),
                                fits ? method.returns() : other.gives());
                String type = fits ? "" : " " + other.gives().typeName();
                detours.add(new Detour(draft, other.text() + type + " in its place" + other.remark()));
            }
        }
    }

    /** A layer in between that makes a vector. */
    private void insert(LayerMethod method, List<Node> inputs, boolean retypes) {
        boolean reads = method.reads().isEmpty() || method.reads().size() == inputs.size();
        for (int index = 0; reads && index < inputs.size(); index++) {
            Node input = inputs.get(index);
            for (String layer : TO_VECTOR.getOrDefault(input.shape().kind(), List.of())) {
                Draft draft = new Draft(network)
                        .insert(method.name(), index, input.id(), use(layer, Map.of()), TensorKind.VECTOR);
                String of = inputs.size() == 1 ? "" : " of " + input.id();
                String text = "@%s%s before it".formatted(layer, of);
                if (retypes) {
                    draft = draft.retype(method.name(), TensorKind.VECTOR);
                    text += ", which is then a FeatureVector";
                }
                detours.add(new Detour(draft, text));
            }
        }
    }

    /** A layer further up. */
    private void reread(LayerMethod method, Node input) {
        for (Node node = input; !node.inputs().isEmpty(); ) {
            node = node.inputs().get(0);
            String name = node.id();
            Optional<LayerMethod> above = network.method(name);
            if (above.isPresent() && node.shape().kind() != input.shape().kind()) {
                Draft draft = new Draft(network)
                        .reread(method.name(), name, above.get().returns());
                detours.add(new Detour(draft, "%s(%s)".formatted(method.name(), name)));
                return;
            }
        }
    }

    /** The same numbers from outside as another kind of tensor. */
    private void input(LayerMethod method, Node input) {
        Optional<LayerMethod> declared = network.method(input.id()).filter(LayerMethod::isInput);
        if (declared.isEmpty() || OpenSize.of(declared.get()).isPresent()) {
            return;
        }
        Shape shape = input.shape();
        List<Shape> others = new ArrayList<>();
        if (shape instanceof Shape.Vector vector) {
            others.add(new Shape.Sequence(1, vector.features()));
            others.add(new Shape.Map(vector.features(), 1, 1));
        } else if (shape instanceof Shape.Sequence sequence) {
            others.add(new Shape.Sequence(1, sequence.steps()));
            others.add(new Shape.Map(sequence.features(), 1, sequence.steps()));
        }
        others.remove(shape);
        for (Shape other : others) {
            Map<String, Object> sizes = new LinkedHashMap<>();
            List<String> names = other.kind().dimensions();
            for (int index = 0; index < names.size(); index++) {
                sizes.put(names.get(index), (long) other.sizes().get(index));
            }
            AnnotationUse use = use("Input", sizes);
            String text =
                    "%s %s %s()".formatted(text("Input", sizes), other.kind().typeName(), input.id());
            Draft draft = new Draft(network).replace(input.id(), use, other.kind());
            detours.add(new Detour(draft, text));
            if (other.kind() != shape.kind()) {
                detours.add(new Detour(
                        draft.retypeAll(shape.kind(), other.kind()),
                        "%s, and %s for each %s"
                                .formatted(
                                        text,
                                        other.kind().typeName(),
                                        shape.kind().typeName())));
            }
        }
    }

    private AnnotationUse use(String simpleName, Map<String, Object> given) {
        String annotation = Keyword.PACKAGE + "." + simpleName;
        return AnnotationUse.plain(annotation, simpleName, bodies.members(annotation), given);
    }

    /** {@code @Conv1d(channels = 2, kernel = 1)}. */
    static String text(String simpleName, Map<String, Object> given) {
        return given.isEmpty()
                ? "@" + simpleName
                : given.entrySet().stream()
                        .map(member -> member.getKey() + " = " + Texts.of(member.getValue()))
                        .collect(Collectors.joining(", ", "@" + simpleName + "(", ")"));
    }
}
