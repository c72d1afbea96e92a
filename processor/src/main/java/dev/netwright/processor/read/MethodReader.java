package dev.netwright.processor.read;

import dev.netwright.processor.declaration.AnnotationUse;
import dev.netwright.processor.declaration.Keyword;
import dev.netwright.processor.declaration.LayerMethod;
import dev.netwright.processor.declaration.Parameter;
import dev.netwright.processor.expression.Spelling;
import dev.netwright.processor.layer.Kinds;
import dev.netwright.processor.layer.LayerKind;
import dev.netwright.processor.layer.LayerKinds;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Problem;
import dev.netwright.processor.report.SourceRef;
import dev.netwright.processor.shape.TensorKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads the methods of one interface: each abstract one is a layer. */
final class MethodReader {
    private static final String TENSORS = Keyword.PACKAGE + ".";
    private static final String LABELS = "labels";
    /** Whose annotations are no layers. */
    private static final List<String> NO_LAYERS = List.of("java.", "javax.", "kotlin.", "org.jetbrains.", TENSORS);

    private static final String NO_LAYER_FIX =
            "add a layer annotation such as @Dense, or make it a default or static method";

    private final SourceTree tree;
    private final LayerKinds kinds;

    MethodReader(SourceTree tree, LayerKinds kinds) {
        this.tree = tree;
        this.kinds = kinds;
    }

    /** The layers among {@code methods}, in recorded order where there is a record. */
    List<LayerMethod> read(
            TypeElement owner,
            List<ExecutableElement> methods,
            Optional<Recorded> recorded,
            boolean isSource,
            List<Problem> problems) {
        List<ExecutableElement> ordered = new ArrayList<>(methods);
        recorded.ifPresent(record -> {
            Map<String, Integer> places = new HashMap<>();
            record.elements().keySet().forEach(name -> places.put(name, places.size()));
            ordered.sort(Comparator.comparingInt(
                    method -> places.getOrDefault(method.getSimpleName().toString(), -1)));
        });
        List<LayerMethod> layers = new ArrayList<>();
        for (ExecutableElement method : ordered) {
            layer(owner, method, methods, recorded, isSource, problems).ifPresent(layers::add);
        }
        return layers;
    }

    private Optional<LayerMethod> layer(
            TypeElement owner,
            ExecutableElement method,
            List<ExecutableElement> methods,
            Optional<Recorded> recorded,
            boolean isSource,
            List<Problem> problems) {
        List<AnnotationMirror> layers = method.getAnnotationMirrors().stream()
                .filter(mirror -> isLayer(mirror))
                .map(AnnotationMirror.class::cast)
                .toList();
        boolean isAbstract = method.getModifiers().contains(Modifier.ABSTRACT);
        boolean isRemoval = layers.isEmpty() && Mirrors.has(method, Keyword.REMOVE);
        if (isRemoval || (!isAbstract && layers.isEmpty())) {
            return Optional.empty();
        }
        String name = method.getSimpleName().toString();
        SourceRef at = new SourceRef(method, null, null);
        Optional<Recorded.Element> record =
                recorded.flatMap(all -> Optional.ofNullable(all.elements().get(name)));
        Optional<List<LayerMethod.Read>> reads = reads(owner, method, record, isSource, problems);
        Optional<Problem> fault = layers.size() == 1 ? misspelt(method, layers.get(0)) : Optional.empty();
        fault = fault.or(() ->
                count(method, layers, at).or(() -> form(method, isAbstract, methods, use(method, layers.get(0)))));
        if (layers.isEmpty() && tree.lacksAnnotation(method)) {
            // The compiler itself says which annotation it did not find.
            return reads.map(found -> LayerMethod.unread(name, found, at));
        }
        if (fault.isPresent()) {
            problems.add(fault.get());
            return reads.map(found -> LayerMethod.unread(name, found, at));
        }
        return reads.map(found -> new LayerMethod(
                name,
                found,
                tensor(method.getReturnType()).orElseThrow(),
                use(method, layers.get(0)),
                texts(method, Keyword.SHAPE).stream().findFirst(),
                texts(method, Keyword.REPEAT).stream().findFirst(),
                texts(method, Keyword.WHEN).stream().findFirst(),
                texts(method, Keyword.BIND),
                record.map(Recorded.Element::line).orElseGet(() -> tree.line(method)),
                at));
    }

    /** The compiler itself says that there is no such member: what was meant is left to say. */
    private Optional<Problem> misspelt(ExecutableElement method, AnnotationMirror layer) {
        String type = Mirrors.simpleNameOf(layer);
        List<String> members = ElementFilter.methodsIn(Mirrors.typeOf(layer).getEnclosedElements()).stream()
                .map(member -> member.getSimpleName().toString())
                .toList();
        List<String> given = tree.given(method, type);
        List<String> others =
                members.stream().filter(name -> !given.contains(name)).toList();
        return given.stream()
                .filter(name -> !members.contains(name))
                .findFirst()
                .map(name -> {
                    Problem problem = Problem.of(
                            ErrorCode.UNKNOWN_MEMBER,
                            method.getSimpleName().toString(),
                            "@%s has no member '%s'".formatted(type, name),
                            new SourceRef(method, layer, null));
                    if (name.equals(LABELS)
                            && kinds.of(Mirrors.nameOf(layer))
                                    .filter(LayerKind::isHead)
                                    .isPresent()) {
                        return problem.rule("only a softmax or a sigmoid head has labels, the names of its classes")
                                .fix("remove labels");
                    }
                    String none = members.isEmpty() ? "@" + type + " has no members" : "remove it";
                    return problem.fix(Spelling.advice(name, others, none));
                });
    }

    /** A method is one layer. */
    private static Optional<Problem> count(ExecutableElement method, List<AnnotationMirror> layers, SourceRef at) {
        String name = method.getSimpleName().toString();
        if (layers.isEmpty()) {
            return Optional.of(unknown(method)
                    .orElseGet(() -> Problem.of(ErrorCode.NO_LAYER, name, "has no layer annotation", at)
                            .rule("every abstract method is a layer, and its annotation says which")
                            .fix(NO_LAYER_FIX)));
        }
        if (layers.size() == 1) {
            return Optional.empty();
        }
        String count = layers.size() == 2 ? "two" : String.valueOf(layers.size());
        String names = layers.stream().map(Mirrors::simpleNameOf).collect(Collectors.joining(", @", "@", ""));
        AnnotationMirror second = layers.get(1);
        return Optional.of(Problem.of(
                        ErrorCode.TWO_LAYERS,
                        name,
                        "has %s layer annotations: %s".formatted(count, names),
                        new SourceRef(at.element(), second, null))
                .rule("a method is one layer")
                .fix("give @" + Mirrors.simpleNameOf(second) + " a method of its own"));
    }

    /** An annotation that may be the layer of a library whose processor is not there. */
    private static Optional<Problem> unknown(ExecutableElement method) {
        return method.getAnnotationMirrors().stream()
                .filter(mirror -> NO_LAYERS.stream().noneMatch(Mirrors.nameOf(mirror)::startsWith))
                .findFirst()
                .map(mirror -> {
                    String type = Mirrors.simpleNameOf(mirror);
                    return Problem.of(
                                    ErrorCode.NO_LAYER,
                                    method.getSimpleName().toString(),
                                    "@%s is no known layer or block: its processor may be missing from the processor path"
                                            .formatted(type),
                                    new SourceRef(method, mirror, null))
                            .rule("every abstract method is a layer, and a library's layers are known where its"
                                    + " processor is on the processor path")
                            .fix("put the processor of @%s on the processor path, or %s".formatted(type, NO_LAYER_FIX));
                });
    }

    /** A layer method is abstract, not generic, has no varargs, throws nothing, and gives and reads tensors. */
    private Optional<Problem> form(
            ExecutableElement method, boolean isAbstract, List<ExecutableElement> all, AnnotationUse layer) {
        String name = method.getSimpleName().toString();
        Optional<TensorKind> returns = tensor(method.getReturnType());
        return wrong(method, isAbstract, returns)
                .map(message -> Problem.of(ErrorCode.LAYER_METHOD, name, message, new SourceRef(method, null, null))
                        .rule("a layer method returns and reads FeatureMap, FeatureVector, FeatureSequence,"
                                + " FeatureVolume or Tensor")
                        .fix(
                                method.isVarArgs()
                                        ? "a parameter for each layer that it reads"
                                        : "%s %s(%s);"
                                                .formatted(
                                                        returns.orElseGet(() -> gives(layer))
                                                                .typeName(),
                                                        name,
                                                        exampleParameters(method, all))));
    }

    /** The kind of tensor that the layer makes, where it makes one alone. */
    private TensorKind gives(AnnotationUse layer) {
        if (layer.annotation().equals(Keyword.INPUT.annotation())) {
            return TensorKind.withSizes(layer.given().keySet());
        }
        List<TensorKind> made = kinds.of(layer.annotation()).stream()
                .flatMap(kind -> Kinds.of(kind, layer.sampleValues()).values().stream())
                .distinct()
                .toList();
        return made.size() == 1 ? made.get(0) : TensorKind.ANY;
    }

    private static Optional<String> wrong(ExecutableElement method, boolean isAbstract, Optional<TensorKind> returns) {
        if (!isAbstract) {
            return Optional.of("has a body, but a layer method has none");
        } else if (!method.getTypeParameters().isEmpty()) {
            return Optional.of("is generic, but a layer method cannot be");
        } else if (method.isVarArgs()) {
            return Optional.of("has varargs, but a layer method has one parameter for each layer that it reads");
        } else if (!method.getThrownTypes().isEmpty()) {
            return Optional.of("throws %s, but a layer method throws nothing"
                    .formatted(simple(method.getThrownTypes().get(0))));
        } else if (returns.isEmpty()) {
            return Optional.of("returns " + simple(method.getReturnType()) + ", which is not a tensor type");
        }
        return method.getParameters().stream()
                .filter(parameter -> tensor(parameter.asType()).isEmpty())
                .findFirst()
                .map(parameter -> "has a parameter %s of type %s, which is not a tensor type"
                        .formatted(parameter.getSimpleName(), simple(parameter.asType())));
    }

    private static String exampleParameters(ExecutableElement method, List<ExecutableElement> all) {
        return String.join(
                ", ",
                method.getParameters().stream()
                        .map(parameter -> tensor(parameter.asType())
                                        .orElseGet(() -> declared(parameter.getSimpleName(), all))
                                        .typeName()
                                + " " + parameter.getSimpleName())
                        .toList());
    }

    /** What the layer of that name is declared to give. */
    private static TensorKind declared(Name name, List<ExecutableElement> all) {
        return all.stream()
                .filter(method -> method.getSimpleName().equals(name))
                .flatMap(method -> tensor(method.getReturnType()).stream())
                .findFirst()
                .orElse(TensorKind.ANY);
    }

    private Optional<List<LayerMethod.Read>> reads(
            TypeElement owner,
            ExecutableElement method,
            Optional<Recorded.Element> record,
            boolean isSource,
            List<Problem> problems) {
        List<LayerMethod.Read> reads = new ArrayList<>();
        for (int index = 0; index < method.getParameters().size(); index++) {
            VariableElement parameter = method.getParameters().get(index);
            String name = parameter.getSimpleName().toString();
            if (record.isPresent() && index < record.get().reads().size()) {
                name = record.get().reads().get(index);
            } else if (!isSource && name.equals("arg" + index)) {
                problems.add(Problem.of(
                                ErrorCode.RECORD_MISSING,
                                owner.getSimpleName().toString(),
                                "comes from a class file that has lost its parameter names",
                                new SourceRef(null, null, null))
                        .fix("compile it with netwright-processor, or with -parameters"));
                return Optional.empty();
            }
            // Where it is no tensor, the method is at fault, and what it reads is still read.
            reads.add(new LayerMethod.Read(name, tensor(parameter.asType()).orElse(TensorKind.ANY)));
        }
        return Optional.of(reads);
    }

    private AnnotationUse use(ExecutableElement method, AnnotationMirror mirror) {
        TypeElement type = Mirrors.typeOf(mirror);
        List<Parameter> members = new ArrayList<>();
        Map<String, Object> given = new LinkedHashMap<>();
        Map<String, SourceRef> givenAt = new LinkedHashMap<>();
        for (ExecutableElement member : ElementFilter.methodsIn(type.getEnclosedElements())) {
            Values.parameter(member).ifPresent(parameter -> {
                members.add(parameter);
                Mirrors.value(mirror, parameter.name())
                        .ifPresent(value -> Values.value(value, parameter.type())
                                .ifPresent(known -> {
                                    given.put(parameter.name(), known);
                                    givenAt.put(parameter.name(), new SourceRef(method, mirror, value));
                                }));
            });
        }
        String name = type.getQualifiedName().toString();
        return new AnnotationUse(
                name,
                type.getSimpleName().toString(),
                members,
                given,
                givenAt,
                body(type, mirror),
                new SourceRef(method, mirror, null));
    }

    /** The name of the declaration whose layers stand for this one: the block itself, or the network that is used. */
    private static Optional<String> body(TypeElement type, AnnotationMirror mirror) {
        String name = type.getQualifiedName().toString();
        if (name.equals(Keyword.USE.annotation())) {
            return Mirrors.value(mirror, "value")
                    .map(value -> value.getValue() instanceof DeclaredType used
                            ? ((TypeElement) used.asElement())
                                    .getQualifiedName()
                                    .toString()
                            : String.valueOf(value.getValue()));
        }
        return Mirrors.has(type, Keyword.BLOCK) ? Optional.of(name) : Optional.empty();
    }

    /** The texts of {@code @Shape}, {@code @Repeat}, {@code @When} or {@code @Bind}, each with its place. */
    private static List<LayerMethod.Text> texts(ExecutableElement method, Keyword keyword) {
        List<LayerMethod.Text> texts = new ArrayList<>();
        Mirrors.find(method, keyword)
                .ifPresent(mirror -> Mirrors.value(mirror, "value")
                        .ifPresent(value -> Values.items(value).stream()
                                .filter(item -> item.getValue() instanceof String)
                                .forEach(item -> texts.add(new LayerMethod.Text(
                                        (String) item.getValue(), new SourceRef(method, mirror, item))))));
        return texts;
    }

    /** Whether it is abstract and gives a tensor. */
    static boolean isLayerMethod(ExecutableElement method) {
        return method.getModifiers().contains(Modifier.ABSTRACT)
                && tensor(method.getReturnType()).isPresent();
    }

    /** Whether an annotation on it says which layer it is. */
    boolean isLayer(ExecutableElement method) {
        return method.getAnnotationMirrors().stream().anyMatch(this::isLayer);
    }

    private boolean isLayer(AnnotationMirror mirror) {
        String name = Mirrors.nameOf(mirror);
        return name.equals(Keyword.INPUT.annotation())
                || name.equals(Keyword.USE.annotation())
                || kinds.of(name).isPresent()
                || Mirrors.has(Mirrors.typeOf(mirror), Keyword.BLOCK);
    }

    private static Optional<TensorKind> tensor(TypeMirror type) {
        if (type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element) {
            String name = element.getQualifiedName().toString();
            return name.startsWith(TENSORS) ? TensorKind.ofType(name.substring(TENSORS.length())) : Optional.empty();
        }
        return Optional.empty();
    }

    private static String simple(TypeMirror type) {
        String name = type.toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
