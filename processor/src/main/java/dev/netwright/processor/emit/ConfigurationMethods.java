package dev.netwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.netwright.processor.graph.Names;
import dev.netwright.processor.graph.Node;
import dev.netwright.processor.graph.OpenSequences;
import dev.netwright.processor.graph.TypedGraph;
import dev.netwright.processor.layer.Emission;
import dev.netwright.processor.layer.InputLayer;
import dev.netwright.processor.layer.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * {@code configuration()} and the methods that it is split into: one a block, and none near the 64 KB limit. Those that
 * name Deeplearning4j's layers are in a class of their own, so that the network's can be loaded without Deeplearning4j:
 * to verify them, the JVM loads what they name.
 */
final class ConfigurationMethods {
    private static final int MOST_STATEMENTS = 60;
    private static final int MOST_IN_A_CLASS = 4_000;
    private static final String NESTED = "Configuration";
    private static final ClassName SETTINGS = ClassName.get("dev.netwright.runtime", "NetworkSettings");

    private final TypedGraph graph;
    private final LayerReferences references;
    private final boolean trains;
    private final OpenSequences sequences;
    private final Map<Node, Integer> readers = new HashMap<>();
    /** The network's input that a layer's first input comes from. */
    private final Map<Node, Node> origins = new HashMap<>();

    /** Methods by the class that they are in. */
    private final Map<String, List<MethodSpec>> parts = new LinkedHashMap<>();
    /** The statements in all of them. */
    private int held;

    ConfigurationMethods(TypedGraph graph, LayerReferences references) {
        this.graph = graph;
        this.references = references;
        this.trains = graph.trains();
        this.sequences = new OpenSequences(graph);
        for (Node node : graph.nodes()) {
            node.inputs().forEach(input -> readers.merge(input, 1, Integer::sum));
            origins.put(
                    node,
                    node.inputs().isEmpty() ? node : origins.get(node.inputs().get(0)));
        }
    }

    /**
     * A statement, or the call of a method that holds some.
     *
     * @param home the class that the method stands in; empty where nothing is called
     */
    private record Statement(String home, CodeBlock code) {
        CodeBlock in(String type) {
            return home.isEmpty() || home.equals(type) ? code : CodeBlock.of("$L.$L", home, code);
        }
    }

    /** What a user calls. */
    List<MethodSpec> entryPoints() {
        return List.of(withDefaults(), withSettings());
    }

    /** The nested classes that hold the statements: a large network has several, since one holds 65,535 constants. */
    List<TypeSpec> types() {
        List<Statement> statements = new ArrayList<>();
        List<Statement> block = new ArrayList<>();
        String group = "";
        for (Node node : graph.nodes()) {
            if (node.layer() instanceof InputLayer) {
                continue;
            }
            String next = Names.block(node.id());
            if (!next.equals(group)) {
                close(group, block, statements);
                group = next;
            }
            (group.isEmpty() ? statements : block).addAll(statements(node));
        }
        close(group, block, statements);
        MethodSpec all = configuration(bounded("layers", statements));
        List<TypeSpec> types = new ArrayList<>();
        types.add(type(NESTED, "Every layer in declared order.")
                .addMethod(all)
                .addMethods(parts.getOrDefault(NESTED, List.of()))
                .build());
        parts.forEach((name, methods) -> {
            if (!name.equals(NESTED)) {
                types.add(type(name, "More of the layers.").addMethods(methods).build());
            }
        });
        return types;
    }

    private static TypeSpec.Builder type(String name, String doc) {
        return TypeSpec.classBuilder(name)
                .addJavadoc("$L\n", doc)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
    }

    /** Turns the statements of a block into a method of their own, and calls it. */
    private void close(String group, List<Statement> block, List<Statement> statements) {
        if (!block.isEmpty()) {
            statements.add(part("add" + Names.type(group), bounded("layersOf" + Names.type(group) + "_", block)));
            block.clear();
        }
    }

    /** The statements, or calls of methods that hold them where they are too many for one. */
    private List<Statement> bounded(String prefix, List<Statement> statements) {
        List<Statement> level = List.copyOf(statements);
        int count = 0;
        while (level.size() > MOST_STATEMENTS) {
            List<Statement> calls = new ArrayList<>();
            for (int start = 0; start < level.size(); start += MOST_STATEMENTS) {
                calls.add(
                        part(prefix + ++count, level.subList(start, Math.min(level.size(), start + MOST_STATEMENTS))));
            }
            level = calls;
        }
        return level;
    }

    /** A method of those statements, and a call of it. */
    private Statement part(String name, List<Statement> statements) {
        held += statements.size();
        String home = NESTED + (held < MOST_IN_A_CLASS ? "" : held / MOST_IN_A_CLASS + 1);
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(Vocabulary.GRAPH_BUILDER, "graph");
        statements.forEach(statement -> method.addStatement(statement.in(home)));
        parts.computeIfAbsent(home, type -> new ArrayList<>()).add(method.build());
        return new Statement(home, CodeBlock.of("$L(graph)", name));
    }

    private static MethodSpec withDefaults() {
        return MethodSpec.methodBuilder("configuration")
                .addJavadoc("The Deeplearning4j configuration, with the default settings.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(Vocabulary.GRAPH_CONFIGURATION)
                .addStatement("return configuration($T.defaults())", SETTINGS)
                .build();
    }

    private static MethodSpec withSettings() {
        return MethodSpec.methodBuilder("configuration")
                .addJavadoc("The Deeplearning4j configuration: the settings, then every layer in declared order.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addParameter(SETTINGS, "settings")
                .returns(Vocabulary.GRAPH_CONFIGURATION)
                .addStatement("return $L.of(settings)", NESTED)
                .build();
    }

    private MethodSpec configuration(List<Statement> statements) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.STATIC)
                .addParameter(SETTINGS, "settings")
                .returns(Vocabulary.GRAPH_CONFIGURATION)
                .addStatement("$T graph = settings.newConfiguration().graphBuilder()", Vocabulary.GRAPH_BUILDER)
                .addStatement("graph.addInputs($L)", ids(graph.inputs()));
        statements.forEach(statement -> method.addStatement(statement.in(NESTED)));
        return method.addStatement("graph.setOutputs($L)", ids(graph.heads()))
                .addStatement("return graph.build()")
                .build();
    }

    private CodeBlock ids(List<Node> nodes) {
        return CodeBlock.join(nodes.stream().map(references::id).toList(), ", ");
    }

    private boolean ownsInput(Node node) {
        Node input = node.inputs().get(0);
        return readers.get(input) == 1 && !input.layer().handsOnItsInput();
    }

    private List<Statement> statements(Node node) {
        Emission emission = new Emission(
                node.inputShapes(),
                node.inputs().stream().map(Node::stacked).toList(),
                node.shape(),
                trains,
                ownsInput(node),
                sequences.readsOpen(node),
                references.id(origins.get(node)));
        node.layer().emit(emission);
        List<Statement> statements = new ArrayList<>();
        for (Emission.Vertex vertex : emission.vertices()) {
            CodeBlock reads = vertex.reads().isEmpty()
                    ? ids(node.inputs())
                    : CodeBlock.join(
                            vertex.reads().stream()
                                    .map(part -> name(node, part))
                                    .toList(),
                            ", ");
            CodeBlock code = CodeBlock.of(
                    "graph.$L($L,\n$L,\n$L)",
                    vertex.isLayer() ? "addLayer" : "addVertex",
                    name(node, vertex.part()),
                    vertex.code(),
                    reads);
            statements.add(new Statement("", code));
        }
        return statements;
    }

    private CodeBlock name(Node node, String part) {
        return part.isEmpty()
                ? references.id(node)
                : CodeBlock.of("$L + $L", references.id(node), CodeBlocks.string("/" + part));
    }
}
