package dev.netwright.processor.unfold;

import dev.netwright.processor.declaration.AnnotationUse;
import dev.netwright.processor.declaration.Declaration;
import dev.netwright.processor.declaration.LayerMethod;
import dev.netwright.processor.graph.Node;
import dev.netwright.processor.shape.Shape;
import dev.netwright.processor.shape.TensorKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A map and a vector of its channels, to be multiplied or added: squeeze and excitation. Nothing is broadcast, so the vector is
 * kept as a map of one pixel, which is enlarged.
 */
final class Gate {
    private final Declaration network;
    private final BiFunction<String, Map<String, Object>, AnnotationUse> use;

    private Gate(Declaration network, BiFunction<String, Map<String, Object>, AnnotationUse> use) {
        this.network = network;
        this.use = use;
    }

    static Optional<Detours.Detour> of(
            Declaration network,
            LayerMethod method,
            List<Node> inputs,
            BiFunction<String, Map<String, Object>, AnnotationUse> use) {
        Optional<Node> map = inputs.stream()
                .filter(input -> input.shape() instanceof Shape.Map)
                .findFirst();
        Optional<Node> vector = inputs.stream()
                .filter(input -> input.shape() instanceof Shape.Vector)
                .findFirst();
        if (inputs.size() != 2 || method.reads().size() != 2 || map.isEmpty() || vector.isEmpty()) {
            return Optional.empty();
        }
        List<Node> chain = chain(vector.get());
        Node pool = chain.get(chain.size() - 1);
        boolean isPool = pool.kind().equals("GlobalAvgPool2d") || pool.kind().equals("GlobalMaxPool2d");
        boolean areDeclared = chain.stream()
                .allMatch(node -> network.method(node.id())
                        .filter(layer -> layer.binds().isEmpty())
                        .isPresent());
        if (!isPool || !areDeclared) {
            return Optional.empty();
        }
        return Optional.of(new Gate(network, use).detour(method, inputs, map.get(), chain));
    }

    private Detours.Detour detour(LayerMethod method, List<Node> inputs, Node map, List<Node> chain) {
        Node vector = chain.get(0);
        Node pool = chain.get(chain.size() - 1);
        Draft draft = new Draft(network);
        List<String> words = new ArrayList<>();
        String type = pool.kind().contains("Avg") ? "AvgPool2d" : "MaxPool2d";
        Map<String, Object> kernel =
                Map.of("kernel", sides((Shape.Map) pool.inputs().get(0).shape()));
        draft = draft.replace(pool.id(), use.apply(type, kernel), TensorKind.MAP);
        words.add("%s for %s".formatted(Detours.text(type, kernel), pool.id()));
        List<Node> between = new ArrayList<>(chain.subList(0, chain.size() - 1));
        Collections.reverse(between);
        for (Node node : between) {
            LayerMethod layer = network.method(node.id()).orElseThrow();
            if (node.kind().equals("Dense")) {
                Counterpart other =
                        Counterpart.of(layer.layer(), TensorKind.MAP, Map.of()).get(0);
                draft = draft.replace(node.id(), use.apply(other.simpleName(), other.given()), TensorKind.MAP);
                words.add("%s for %s".formatted(other.text(), node.id()));
            } else {
                draft = draft.retype(node.id(), TensorKind.MAP);
            }
        }
        Map<String, Object> size = Map.of("size", sides((Shape.Map) map.shape()));
        draft = draft.insert(
                method.name(), inputs.indexOf(vector), vector.id(), use.apply("Upsample2d", size), TensorKind.MAP);
        words.add("and %s of %s before it".formatted(Detours.text("Upsample2d", size), vector.id()));
        return new Detours.Detour(draft, String.join(words.size() > 2 ? ", " : " ", words));
    }

    /** From the vector up to the pool that it comes from. */
    private static List<Node> chain(Node vector) {
        List<Node> chain = new ArrayList<>(List.of(vector));
        Node node = vector;
        while (node.inputs().size() == 1
                && List.of("Dense", "Activate", "Dropout").contains(node.kind())) {
            node = node.inputs().get(0);
            chain.add(node);
        }
        return chain;
    }

    private static List<Long> sides(Shape.Map map) {
        return map.height() == map.width()
                ? List.of((long) map.height())
                : List.of((long) map.height(), (long) map.width());
    }
}
