package dev.netwright.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.netwright.processor.declaration.Declaration;
import dev.netwright.processor.graph.Fingerprint;
import dev.netwright.processor.graph.InputBounds;
import dev.netwright.processor.graph.Memory;
import dev.netwright.processor.graph.Names;
import dev.netwright.processor.graph.Node;
import dev.netwright.processor.graph.OpenMaps;
import dev.netwright.processor.graph.OpenSequences;
import dev.netwright.processor.graph.TypedGraph;
import dev.netwright.processor.layer.Head;
import dev.netwright.processor.layer.InputLayer;
import dev.netwright.processor.layer.Vocabulary;
import dev.netwright.processor.shape.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The generated class of a network. */
public final class NetworkSource {
    private static final String RUNTIME = "dev.netwright.runtime";
    private static final ClassName ARCHITECTURE = ClassName.get(RUNTIME, "Architecture");
    private static final ClassName HEAD_KIND = ClassName.get(RUNTIME, "HeadKind");
    static final ClassName NETWORK_BUILDER = ClassName.get(RUNTIME, "NetworkBuilder");
    private static final String SERVING = "dev.netwright.serving";
    static final ClassName PREDICTOR = ClassName.get(SERVING, "Predictor");
    static final ClassName PREDICTOR_OPTIONS = ClassName.get(SERVING, "PredictorOptions");
    static final ClassName SETTINGS = ClassName.get(RUNTIME, "NetworkSettings");
    static final ClassName SHAPE = ClassName.get(RUNTIME, "TensorShape");
    static final ClassName TRAINABLE_NETWORK = ClassName.get(RUNTIME, "TrainableNetwork");
    static final ClassName GENERATED = ClassName.get("javax.annotation.processing", "Generated");

    private final TypedGraph graph;
    private final InputBounds bounds;
    private final ClassName name;
    private final ClassName builder;
    private final LayerReferences references;
    private final Labels labels;

    private NetworkSource(TypedGraph graph, InputBounds bounds) {
        this.graph = graph;
        this.bounds = bounds;
        this.name = ClassName.get(
                graph.declaration().packageName(), graph.declaration().simpleName() + "Network");
        this.builder = name.nestedClass("Builder");
        this.references = new LayerReferences(graph, name);
        this.labels = new Labels(name);
    }

    public static SourceFile of(TypedGraph graph, InputBounds bounds) {
        NetworkSource source = new NetworkSource(graph, bounds);
        return SourceFile.of(source.name, source.type(), graph.declaration().at());
    }

    private TypeSpec type() {
        Declaration declaration = graph.declaration();
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addJavadoc(
                        "The network that {@link $T} declares.\n\n$L",
                        RecordSource.declared(declaration),
                        Summary.of(graph, bounds))
                .addAnnotations(RecordSource.suppressed(declaration))
                .addModifiers(Modifier.FINAL)
                .superclass(TRAINABLE_NETWORK);
        if (declaration.setting().knowsGenerated()) {
            type.addAnnotation(AnnotationSpec.builder(GENERATED)
                    .addMember("value", CodeBlocks.string("dev.netwright.processor.NetworkProcessor"))
                    .build());
        }
        if (declaration.isPublic()) {
            type.addModifiers(Modifier.PUBLIC);
        }
        constants(type);
        type.addField(architecture());
        type.addMethod(MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(Vocabulary.COMPUTATION_GRAPH, "graph")
                .addStatement("super(ARCHITECTURE, graph)")
                .build());
        entryPoints(type);
        ConfigurationMethods configuration = new ConfigurationMethods(graph, references);
        configuration.entryPoints().forEach(type::addMethod);
        LayerEnums enums = new LayerEnums(references);
        enums.groups().forEach(type::addMethod);
        return type.addType(builderType())
                .addTypes(configuration.types())
                .addTypes(labels.types())
                .addType(enums.root())
                .build();
    }

    private void constants(TypeSpec.Builder type) {
        counts(type);
        sizes(type);
        ClassName string = ClassName.get(String.class);
        constant(
                type,
                string,
                "FINGERPRINT",
                "Of the architecture; a checkpoint carries it, and {@code load} checks it.",
                CodeBlocks.string(Fingerprint.of(graph)));
        constant(
                type,
                string,
                "DECLARED_BY",
                "Changes with the declarations that this class was generated from.",
                records());
        List<Node> ends = new ArrayList<>(graph.inputs());
        ends.addAll(graph.heads());
        for (Node end : ends) {
            constant(
                    type,
                    SHAPE,
                    Names.constant(end.id()) + "_SHAPE",
                    "{@code " + end.shape().text() + "}",
                    CodeBlock.of("$L.shape()", references.of(end)));
        }
    }

    /** The sizes of open inputs that were proven. */
    private void sizes(TypeSpec.Builder type) {
        size(type, "MIN_HEIGHT", "The smallest input height that fits.", bounds.minHeight());
        size(type, "MIN_WIDTH", "The smallest input width that fits.", bounds.minWidth());
        size(type, "MIN_STEPS", "The fewest input steps that fit.", bounds.minSteps());
        size(type, "MAX_HEIGHT", "The largest input height that is proven.", bounds.most());
        size(type, "MAX_WIDTH", "The largest input width that is proven.", bounds.most());
        size(type, "MAX_STEPS", "The most input steps that are proven.", bounds.mostSteps());
    }

    private static void size(TypeSpec.Builder type, String name, String doc, OptionalInt size) {
        size.ifPresent(number -> constant(type, TypeName.INT, name, doc, CodeBlocks.number(number)));
    }

    private void counts(TypeSpec.Builder type) {
        Node.Cost cost = graph.cost();
        Memory memory = Memory.of(graph);
        constant(type, TypeName.LONG, "PARAMETERS", "Trainable parameters.", CodeBlocks.number(cost.params()));
        constant(
                type,
                TypeName.LONG,
                "TOTAL_PARAMETERS",
                "Parameters with the running statistics of batch normalisation, which are not trained.",
                CodeBlocks.number(cost.params() + cost.statistics()));
        constant(
                type,
                TypeName.LONG,
                "MULTIPLY_ADDS",
                "Multiply-adds of convolutions, dense layers and LSTMs for one example, biases left out.",
                CodeBlocks.number(cost.macs()));
        constant(
                type,
                TypeName.LONG,
                "TRAINING_BYTES",
                "Bytes of float32 activations that training keeps for one example: every layer's output.",
                CodeBlocks.number(memory.training()));
        constant(
                type,
                TypeName.LONG,
                "INFERENCE_BYTES",
                "Bytes of float32 activations alive at once for one example, each dropped after its last reader.",
                CodeBlocks.number(memory.inference()));
    }

    private static void constant(TypeSpec.Builder type, TypeName of, String name, String doc, CodeBlock value) {
        type.addField(FieldSpec.builder(of, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("$L\n", doc)
                .initializer(value)
                .build());
    }

    /** The hashes of the records, so that a build that follows constants regenerates this class. */
    private CodeBlock records() {
        List<CodeBlock> hashes = new ArrayList<>();
        hashes.add(CodeBlock.of("$T.HASH", RecordSource.nameOf(graph.declaration())));
        Stream.concat(graph.declaration().bases().stream(), graph.blocks().stream())
                .filter(Declaration::isRecorded)
                .forEach(used -> hashes.add(CodeBlock.of("$T.HASH", RecordSource.nameOf(used))));
        return CodeBlock.join(hashes, "\n+ ");
    }

    private FieldSpec architecture() {
        CodeBlock.Builder code = CodeBlock.builder()
                .add(
                        "$T.named($L, FINGERPRINT)$>$>",
                        ARCHITECTURE,
                        CodeBlocks.string(graph.declaration().simpleName()));
        for (Node input : graph.inputs()) {
            code.add("\n.input($L$L)", references.of(input), bounds(input));
        }
        together(code);
        graph.vocabularies()
                .forEach((input, words) ->
                        code.add("\n.vocabulary($L, $L)", references.of(input), CodeBlocks.number(words)));
        for (Node node : graph.heads()) {
            Head head = (Head) node.layer();
            code.add("\n.head($T.$L, $L", HEAD_KIND, head.kind(), references.of(node));
            if (head.labelsOf().isPresent()) {
                code.add(
                        ", $L, $L",
                        head.weight(),
                        references.of(graph.named().get(head.labelsOf().get())));
            } else if (head.weight() != 1 && head.weight() != 0) {
                code.add(", $L", head.weight());
            }
            code.add(")");
            if (!head.labels().isEmpty()) {
                code.add("\n.labels($L, $L)", references.of(node), labels.of(head.labels()));
            }
        }
        return FieldSpec.builder(ARCHITECTURE, "ARCHITECTURE", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(code.add("\n.build()$<$<").build())
                .build();
    }

    private CodeBlock all(List<Node> nodes) {
        return CodeBlock.join(nodes.stream().map(references::of).toList(), ", ");
    }

    /** The smallest and the largest shape of an input of open size. */
    private static CodeBlock bounds(Node input) {
        if (!((InputLayer) input.layer()).isOpen()) {
            return CodeBlock.of("");
        }
        int leading = input.shape().sizes().get(0);
        String form = input.shape() instanceof Shape.Sequence
                ? ", $1T.sequence($2L, MIN_STEPS), $1T.sequence($2L, MAX_STEPS)"
                : ", $1T.map($2L, MIN_HEIGHT, MIN_WIDTH), $1T.map($2L, MAX_HEIGHT, MAX_WIDTH)";
        return CodeBlock.of(form, SHAPE, leading);
    }

    /** Which inputs must have one size; all of them where an expression looks at it. */
    private void together(CodeBlock.Builder code) {
        OpenSequences sequences = new OpenSequences(graph);
        sequences.sameLengths().forEach(group -> code.add("\n.sameLengths($L)", all(group)));
        List<List<Node>> sameSteps =
                bounds.read().contains("steps") ? atLeastTwo(sequences.inputs()) : sequences.sameSteps();
        sameSteps.stream()
                .filter(group -> !sequences.sameLengths().contains(group))
                .forEach(group -> code.add("\n.sameSteps($L)", all(group)));
        OpenMaps maps = new OpenMaps(graph);
        boolean isRead = bounds.read().contains("height") || bounds.read().contains("width");
        (isRead ? atLeastTwo(maps.inputs()) : maps.sameSizes())
                .forEach(group -> code.add("\n.sameSizes($L)", all(group)));
    }

    private static List<List<Node>> atLeastTwo(List<Node> inputs) {
        return inputs.size() > 1 ? List.of(inputs) : List.of();
    }

    private void entryPoints(TypeSpec.Builder type) {
        type.addMethod(MethodSpec.methodBuilder("builder")
                .addJavadoc("A network with fresh weights, once its settings are chosen.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(builder)
                .addStatement("return new $T()", builder)
                .build());
        type.addMethod(MethodSpec.methodBuilder("load")
                .addJavadoc("The network that a checkpoint holds, with the default settings.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(name)
                .addParameter(Path.class, "checkpoint")
                .addStatement("return builder().load(checkpoint)")
                .build());
        predictor(type);
    }

    private void predictor(TypeSpec.Builder type) {
        type.addMethod(MethodSpec.methodBuilder("predictor")
                .addJavadoc("Opens what {@code exportOnnx} wrote, with ONNX Runtime; needs no Deeplearning4j.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(PREDICTOR)
                .addParameter(Path.class, "onnx")
                .addStatement("return predictor(onnx, $T.defaults())", PREDICTOR_OPTIONS)
                .build());
        type.addMethod(MethodSpec.methodBuilder("predictor")
                .addJavadoc("Opens what {@code exportOnnx} wrote, as the options say.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(PREDICTOR)
                .addParameter(Path.class, "onnx")
                .addParameter(PREDICTOR_OPTIONS, "options")
                .addStatement("return $T.open(onnx, options.withNetwork(ARCHITECTURE.name(), FINGERPRINT))", PREDICTOR)
                .build());
    }

    private TypeSpec builderType() {
        return TypeSpec.classBuilder(builder)
                .addJavadoc("Settings of a new network.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(NETWORK_BUILDER, builder, name))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addStatement("super(ARCHITECTURE)")
                        .build())
                .addMethod(overriding("configuration", Vocabulary.GRAPH_CONFIGURATION)
                        .addParameter(SETTINGS, "settings")
                        .addStatement("return $T.configuration(settings)", name)
                        .build())
                .addMethod(overriding("wrap", name)
                        .addParameter(Vocabulary.COMPUTATION_GRAPH, "graph")
                        .addStatement("return new $T(graph)", name)
                        .build())
                .addMethod(
                        overriding("self", builder).addStatement("return this").build())
                .build();
    }

    private static MethodSpec.Builder overriding(String method, TypeName returns) {
        return MethodSpec.methodBuilder(method)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(returns);
    }
}
