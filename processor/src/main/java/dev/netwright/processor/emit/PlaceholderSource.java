package dev.netwright.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.netwright.processor.declaration.Declaration;
import dev.netwright.processor.declaration.LayerMethod;
import dev.netwright.processor.graph.Names;
import dev.netwright.processor.graph.Node;
import dev.netwright.processor.layer.Vocabulary;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * In the place of a network that has errors: a class of the same public members, so that the compiler does not report
 * each use of it, too. The compile has failed already; whatever runs it all the same gets an exception.
 */
public final class PlaceholderSource {
    private static final int MOST_NODES = 5_000;
    private static final List<String> COUNTS =
            List.of("PARAMETERS", "TOTAL_PARAMETERS", "MULTIPLY_ADDS", "TRAINING_BYTES", "INFERENCE_BYTES");
    private static final List<String> SIZES =
            List.of("MIN_HEIGHT", "MIN_WIDTH", "MIN_STEPS", "MAX_HEIGHT", "MAX_WIDTH", "MAX_STEPS");
    private static final List<String> TEXTS = List.of("FINGERPRINT", "DECLARED_BY");

    private final Declaration declaration;
    private final ClassName name;
    private final ClassName builder;

    private PlaceholderSource(Declaration declaration) {
        this.declaration = declaration;
        this.name = ClassName.get(declaration.packageName(), declaration.simpleName() + "Network");
        this.builder = name.nestedClass("Builder");
    }

    /** @param nodes as far as the network could be unfolded */
    public static SourceFile of(Declaration declaration, List<Node> nodes) {
        PlaceholderSource source = new PlaceholderSource(declaration);
        return SourceFile.of(source.name, source.type(nodes), declaration.at());
    }

    private TypeSpec type(List<Node> nodes) {
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addJavadoc("In the place of a network that does not compile: $L has errors.\n", declaration.typeName())
                .addModifiers(Modifier.FINAL)
                .superclass(NetworkSource.TRAINABLE_NETWORK);
        if (declaration.setting().knowsGenerated()) {
            type.addAnnotation(AnnotationSpec.builder(NetworkSource.GENERATED)
                    .addMember("value", "$S", "dev.netwright.processor.NetworkProcessor")
                    .build());
        }
        if (declaration.isPublic()) {
            type.addModifiers(Modifier.PUBLIC);
        }
        COUNTS.forEach(count -> type.addField(constant(TypeName.LONG, count, "0")));
        SIZES.forEach(size -> type.addField(constant(TypeName.INT, size, "0")));
        TEXTS.forEach(text -> type.addField(constant(ClassName.get(String.class), text, "\"\"")));
        names().stream()
                .map(Names::constant)
                .distinct()
                .forEach(layer -> type.addField(constant(NetworkSource.SHAPE, layer + "_SHAPE", "null")));
        type.addMethod(MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addStatement("super(null, null)")
                .build());
        type.addMethod(overriding(LayerEnums.GROUPS, LayerEnums.LAYERS).build());
        entryPoints(type);
        return type.addType(builderType()).addType(layers(nodes)).build();
    }

    private static FieldSpec constant(TypeName type, String name, String value) {
        return FieldSpec.builder(type, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .initializer("$L", value)
                .build();
    }

    private void entryPoints(TypeSpec.Builder type) {
        type.addMethod(entryPoint("builder", builder).build());
        type.addMethod(
                entryPoint("load", name).addParameter(Path.class, "checkpoint").build());
        type.addMethod(entryPoint("predictor", NetworkSource.PREDICTOR)
                .addParameter(Path.class, "onnx")
                .build());
        type.addMethod(entryPoint("predictor", NetworkSource.PREDICTOR)
                .addParameter(Path.class, "onnx")
                .addParameter(NetworkSource.PREDICTOR_OPTIONS, "options")
                .build());
        type.addMethod(
                entryPoint("configuration", Vocabulary.GRAPH_CONFIGURATION).build());
        type.addMethod(entryPoint("configuration", Vocabulary.GRAPH_CONFIGURATION)
                .addParameter(NetworkSource.SETTINGS, "settings")
                .build());
    }

    private MethodSpec.Builder entryPoint(String method, TypeName returns) {
        return throwing(MethodSpec.methodBuilder(method).addModifiers(Modifier.PUBLIC, Modifier.STATIC), returns);
    }

    private MethodSpec.Builder throwing(MethodSpec.Builder method, TypeName returns) {
        return method.returns(returns)
                .addStatement(
                        "throw new $T($S)",
                        IllegalStateException.class,
                        declaration.typeName() + " does not compile: see the errors of the compiler");
    }

    private TypeSpec builderType() {
        return TypeSpec.classBuilder(builder)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(NetworkSource.NETWORK_BUILDER, builder, name))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addStatement("super(null)")
                        .build())
                .addMethod(overriding("configuration", Vocabulary.GRAPH_CONFIGURATION)
                        .addParameter(NetworkSource.SETTINGS, "settings")
                        .build())
                .addMethod(overriding("wrap", name)
                        .addParameter(Vocabulary.COMPUTATION_GRAPH, "graph")
                        .build())
                .addMethod(overriding("self", builder).build())
                .build();
    }

    private MethodSpec.Builder overriding(String method, TypeName returns) {
        return throwing(
                MethodSpec.methodBuilder(method).addAnnotation(Override.class).addModifiers(Modifier.PROTECTED),
                returns);
    }

    private List<String> names() {
        return declaration.methods().stream().map(LayerMethod::name).distinct().toList();
    }

    /** The layers that are declared, and those inside blocks as far as they are known. */
    private TypeSpec layers(List<Node> nodes) {
        Set<String> own = new LinkedHashSet<>();
        names().forEach(layer -> own.add(Names.constant(layer)));
        Map<String, Set<String>> inside = new LinkedHashMap<>();
        nodes.stream().limit(MOST_NODES).forEach(node -> {
            String group = Names.block(node.id());
            Set<String> constants = group.isEmpty()
                    ? own
                    : inside.computeIfAbsent("In" + Names.type(group), key -> new LinkedHashSet<>());
            constants.add(LayerReferences.constant(node));
        });
        TypeSpec.Builder root = layers("Layer", own);
        inside.forEach(
                (group, constants) -> root.addType(layers(group, constants).build()));
        return root.build();
    }

    private TypeSpec.Builder layers(String enumName, Set<String> constants) {
        TypeSpec.Builder type = TypeSpec.enumBuilder(enumName)
                .addModifiers(Modifier.PUBLIC)
                .addSuperinterface(LayerEnums.LAYER)
                .addMethod(throwing(
                                MethodSpec.methodBuilder("facts")
                                        .addAnnotation(Override.class)
                                        .addModifiers(Modifier.PUBLIC),
                                LayerEnums.FACTS)
                        .build());
        constants.stream().limit(LayerReferences.MOST_CONSTANTS).forEach(type::addEnumConstant);
        return type;
    }
}
