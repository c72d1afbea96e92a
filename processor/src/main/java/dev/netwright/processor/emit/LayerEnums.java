package dev.netwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.netwright.processor.graph.Names;
import dev.netwright.processor.graph.Node;
import dev.netwright.processor.graph.TypedGraph;
import dev.netwright.processor.shape.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** The enum {@code Layer} and those nested in it. */
final class LayerEnums {
    private static final ClassName SHAPE = ClassName.get("dev.netwright.runtime", "TensorShape");
    private static final ClassName FACTS = ClassName.get("dev.netwright.runtime", "LayerFacts");
    private static final ClassName LAYER = ClassName.get("dev.netwright.runtime", "NetworkLayer");

    private final TypedGraph graph;
    private final LayerReferences references;

    LayerEnums(TypedGraph graph, LayerReferences references) {
        this.graph = graph;
        this.references = references;
    }

    TypeSpec root() {
        TypeSpec.Builder root = null;
        for (Map.Entry<ClassName, List<Node>> entry : references.enums().entrySet()) {
            boolean isRoot = entry.getKey().equals(references.root());
            TypeSpec.Builder type = enumOf(entry.getKey(), entry.getValue(), isRoot);
            if (isRoot) {
                root = type;
            } else {
                root.addType(type.build());
            }
        }
        return root.build();
    }

    private TypeSpec.Builder enumOf(ClassName name, List<Node> nodes, boolean isRoot) {
        TypeSpec.Builder type = TypeSpec.enumBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addSuperinterface(LAYER)
                .addJavadoc("$L\n", title(nodes, isRoot));
        Map<String, CodeBlock> constants = new LinkedHashMap<>();
        Map<Node, List<String>> aliases = isRoot ? aliases() : Map.of();
        for (Node node : isRoot ? graph.nodes() : nodes) {
            if (references.isIn(name, node)) {
                constants.put(
                        LayerReferences.constant(node),
                        CodeBlock.of(
                                "$S, $L, $L",
                                node.id(),
                                shape(node.shape()),
                                CodeBlocks.number(node.cost().params())));
            }
            for (String alias : aliases.getOrDefault(node, List.of())) {
                constants.putIfAbsent(alias, references.of(node));
            }
        }
        constants.forEach((constant, arguments) -> type.addEnumConstant(
                constant, TypeSpec.anonymousClassBuilder(arguments).build()));
        boolean hasOther = constants.size() > nodes.size();
        return members(type, hasOther);
    }

    private static String title(List<Node> nodes, boolean isRoot) {
        if (isRoot) {
            return "The layers that the network names.";
        }
        String group = nodes.isEmpty() ? "" : LayerReferences.group(nodes.get(0));
        return group.isEmpty() ? "More layers that the network names." : "The layers inside {@code " + group + "}.";
    }

    /** The methods that stand for a node by another name than its own: a block, a repeat, what is left out. */
    private Map<Node, List<String>> aliases() {
        Map<Node, List<String>> aliases = new HashMap<>();
        graph.named().forEach((method, node) -> {
            if (!method.equals(node.id())) {
                aliases.computeIfAbsent(node, key -> new ArrayList<>()).add(Names.constant(method));
            }
        });
        return aliases;
    }

    private static TypeSpec.Builder members(TypeSpec.Builder type, boolean hasOther) {
        type.addField(FACTS, "facts", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(String.class, "id")
                        .addParameter(SHAPE, "shape")
                        .addParameter(TypeName.LONG, "params")
                        .addStatement("this.facts = new $T(id, shape, params)", FACTS)
                        .build());
        if (hasOther) {
            type.addMethod(MethodSpec.constructorBuilder()
                    .addParameter(LAYER, "last")
                    .addStatement("this.facts = last.facts()")
                    .build());
        }
        return type.addMethod(MethodSpec.methodBuilder("facts")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(FACTS)
                .addStatement("return facts")
                .build());
    }

    private static CodeBlock shape(Shape shape) {
        String factory = shape.kind().name().toLowerCase(Locale.ROOT);
        String sizes = shape.sizes().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return CodeBlock.of("$T.$L($L)", SHAPE, factory, sizes);
    }
}
