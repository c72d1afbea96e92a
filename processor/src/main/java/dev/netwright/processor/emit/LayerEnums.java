package dev.netwright.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.netwright.processor.graph.Names;
import dev.netwright.processor.graph.Node;
import dev.netwright.processor.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The enum {@code Layer} and those nested in it. */
final class LayerEnums {
    private static final ClassName SHAPE = ClassName.get("dev.netwright.runtime", "TensorShape");
    static final ClassName FACTS = ClassName.get("dev.netwright.runtime", "LayerFacts");
    static final ClassName LAYER = ClassName.get("dev.netwright.runtime", "NetworkLayer");

    static final ArrayTypeName LAYERS = ArrayTypeName.of(ArrayTypeName.of(LAYER));
    static final String GROUPS = "layerGroups";
    private static final int MOST_GROUPS = 1_000;

    private final LayerReferences references;

    LayerEnums(LayerReferences references) {
        this.references = references;
    }

    TypeSpec root() {
        TypeSpec.Builder root = null;
        for (Map.Entry<ClassName, List<LayerReferences.Constant>> entry :
                references.enums().entrySet()) {
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

    /** What gives the constants of all enums; of very many, a part each, since a method has at most 64 KB. */
    List<MethodSpec> groups() {
        List<CodeBlock> enums = references.enums().entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> CodeBlock.of("$T.values()", entry.getKey()))
                .toList();
        MethodSpec.Builder all = MethodSpec.methodBuilder(GROUPS)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(LAYERS);
        if (enums.size() <= MOST_GROUPS) {
            return List.of(all.addStatement(array(enums)).build());
        }
        List<MethodSpec> methods = new ArrayList<>();
        List<CodeBlock> parts = new ArrayList<>();
        for (int start = 0; start < enums.size(); start += MOST_GROUPS) {
            String name = GROUPS + (parts.size() + 1);
            methods.add(MethodSpec.methodBuilder(name)
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                    .returns(LAYERS)
                    .addStatement(array(enums.subList(start, Math.min(enums.size(), start + MOST_GROUPS))))
                    .build());
            parts.add(CodeBlock.of("$N()", name));
        }
        methods.add(
                0,
                all.addStatement(
                                "return $T.of($L).flatMap($T::stream).toArray($T[]::new)",
                                Stream.class,
                                CodeBlock.join(parts, ", "),
                                Arrays.class,
                                ArrayTypeName.of(LAYER))
                        .build());
        return methods;
    }

    private static CodeBlock array(List<CodeBlock> groups) {
        return CodeBlock.of("return new $T[][] {$L}", LAYER, CodeBlock.join(groups, ", "));
    }

    private TypeSpec.Builder enumOf(ClassName name, List<LayerReferences.Constant> constants, boolean isRoot) {
        TypeSpec.Builder type = TypeSpec.enumBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addSuperinterface(LAYER)
                .addJavadoc("$L\n", title(constants, isRoot));
        for (LayerReferences.Constant constant : constants) {
            CodeBlock arguments = constant.isAlias() ? references.of(constant.node()) : facts(constant.node());
            type.addEnumConstant(
                    constant.name(), TypeSpec.anonymousClassBuilder(arguments).build());
        }
        return members(
                type,
                constants.stream().anyMatch(constant -> !constant.isAlias()),
                constants.stream().anyMatch(LayerReferences.Constant::isAlias));
    }

    private static CodeBlock facts(Node node) {
        return CodeBlock.of(
                "$L, $L, $L, $L, $L",
                CodeBlocks.string(node.id()),
                CodeBlocks.string(node.kind()),
                shape(node.shape()),
                CodeBlocks.number(node.cost().params()),
                CodeBlocks.number(node.cost().macs()));
    }

    private static String title(List<LayerReferences.Constant> constants, boolean isRoot) {
        if (isRoot) {
            return "The layers that the network names.";
        }
        boolean isNamed = constants.isEmpty()
                || constants.get(0).isAlias()
                || Names.block(constants.get(0).node().id()).isEmpty();
        return isNamed
                ? "More layers that the network names."
                : "The layers inside {@code "
                        + Names.block(constants.get(0).node().id()) + "}.";
    }

    private static TypeSpec.Builder members(TypeSpec.Builder type, boolean hasOwn, boolean hasOther) {
        type.addField(FACTS, "facts", Modifier.PRIVATE, Modifier.FINAL);
        if (hasOwn || !hasOther) {
            type.addMethod(MethodSpec.constructorBuilder()
                    .addParameter(String.class, "id")
                    .addParameter(String.class, "kind")
                    .addParameter(SHAPE, "shape")
                    .addParameter(TypeName.LONG, "params")
                    .addParameter(TypeName.LONG, "multiplyAdds")
                    .addStatement("this.facts = new $T(id, kind, shape, params, multiplyAdds)", FACTS)
                    .build());
        }
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
