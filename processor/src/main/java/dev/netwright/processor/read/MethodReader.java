package dev.netwright.processor.read;

import dev.netwright.processor.declaration.AnnotationUse;
import dev.netwright.processor.declaration.LayerMethod;
import dev.netwright.processor.declaration.Parameter;
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
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads the methods of one interface: each abstract one is a layer. */
final class MethodReader {
    static final String REMOVE = "dev.netwright.dsl.Remove";

    private static final String DSL = "dev.netwright.dsl.";

    private final Lines lines;
    private final LayerKinds kinds;

    MethodReader(Lines lines, LayerKinds kinds) {
        this.lines = lines;
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
            layer(owner, method, recorded, isSource, problems).ifPresent(layers::add);
        }
        return layers;
    }

    private Optional<LayerMethod> layer(
            TypeElement owner,
            ExecutableElement method,
            Optional<Recorded> recorded,
            boolean isSource,
            List<Problem> problems) {
        List<AnnotationMirror> layers = method.getAnnotationMirrors().stream()
                .filter(mirror -> isLayer(mirror))
                .map(AnnotationMirror.class::cast)
                .toList();
        boolean isAbstract = method.getModifiers().contains(Modifier.ABSTRACT);
        boolean isRemoval = layers.isEmpty() && Inheritance.hasAnnotation(method, REMOVE);
        if (isRemoval || (!isAbstract && layers.isEmpty())) {
            return Optional.empty();
        }
        Optional<TensorKind> returns = tensor(method.getReturnType());
        Optional<Problem> fault = fault(method, layers, isAbstract, returns);
        if (fault.isPresent()) {
            problems.add(fault.get());
            return Optional.empty();
        }
        String name = method.getSimpleName().toString();
        Optional<Recorded.Element> record =
                recorded.flatMap(all -> Optional.ofNullable(all.elements().get(name)));
        Optional<List<LayerMethod.Read>> reads = reads(owner, method, record, isSource, problems);
        return reads.map(found -> new LayerMethod(
                name,
                found,
                returns.get(),
                use(method, layers.get(0)),
                texts(method, "Shape").stream().findFirst(),
                texts(method, "Repeat").stream().findFirst(),
                texts(method, "When").stream().findFirst(),
                texts(method, "Bind"),
                record.map(Recorded.Element::line).orElseGet(() -> lines.of(method)),
                new SourceRef(method, null, null)));
    }

    private Optional<Problem> fault(
            ExecutableElement method, List<AnnotationMirror> layers, boolean isAbstract, Optional<TensorKind> returns) {
        SourceRef at = new SourceRef(method, null, null);
        String name = method.getSimpleName().toString();
        if (layers.isEmpty()) {
            return Optional.of(Problem.of(ErrorCode.NO_LAYER, name, "has no layer annotation", at)
                    .rule("an abstract method is a layer, its annotation says which")
                    .fix("a layer annotation such as @Dense, or make it a default or static method"));
        }
        if (layers.size() > 1) {
            return Optional.of(Problem.of(
                            ErrorCode.TWO_LAYERS,
                            name,
                            "has %s layer annotations: @%s"
                                    .formatted(
                                            layers.size() == 2 ? "two" : String.valueOf(layers.size()),
                                            String.join(
                                                    ", @",
                                                    layers.stream()
                                                            .map(MethodReader::simpleNameOf)
                                                            .toList())),
                            new SourceRef(method, layers.get(1), null))
                    .rule("a method is one layer")
                    .fix("a method of its own for @" + simpleNameOf(layers.get(1))));
        }
        String wrong = null;
        if (!isAbstract) {
            wrong = "has a body, and a layer method has none";
        } else if (!method.getTypeParameters().isEmpty()) {
            wrong = "is generic, and a layer method is not";
        } else if (method.isVarArgs()) {
            wrong = "has varargs, and a layer method has a parameter for each layer that it reads";
        } else if (returns.isEmpty()) {
            wrong = "returns " + simple(method.getReturnType()) + ", which is no tensor";
        } else {
            wrong = method.getParameters().stream()
                    .filter(parameter -> tensor(parameter.asType()).isEmpty())
                    .findFirst()
                    .map(parameter -> "has a parameter %s of type %s, which is no tensor"
                            .formatted(parameter.getSimpleName(), simple(parameter.asType())))
                    .orElse(null);
        }
        return Optional.ofNullable(wrong)
                .map(message -> Problem.of(ErrorCode.LAYER_METHOD, name, message, at)
                        .rule(
                                "what it returns and what it reads is FeatureMap, FeatureVector, FeatureSequence, FeatureVolume or Tensor")
                        .fix("%s %s(%s);"
                                .formatted(
                                        returns.orElse(TensorKind.MAP).typeName(), name, exampleParameters(method))));
    }

    private static String exampleParameters(ExecutableElement method) {
        return String.join(
                ", ",
                method.getParameters().stream()
                        .map(parameter -> tensor(parameter.asType())
                                        .orElse(TensorKind.MAP)
                                        .typeName() + " " + parameter.getSimpleName())
                        .toList());
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
                                "comes from a class file that has lost the names of what its layers read",
                                new SourceRef(null, null, null))
                        .fix("compile it with netwright-processor, or with -parameters"));
                return Optional.empty();
            }
            reads.add(new LayerMethod.Read(name, tensor(parameter.asType()).orElseThrow()));
        }
        return Optional.of(reads);
    }

    private AnnotationUse use(ExecutableElement method, AnnotationMirror mirror) {
        TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
        List<Parameter> members = new ArrayList<>();
        Map<String, Object> given = new LinkedHashMap<>();
        Map<String, SourceRef> givenAt = new LinkedHashMap<>();
        for (ExecutableElement member : ElementFilter.methodsIn(type.getEnclosedElements())) {
            Values.parameter(member).ifPresent(parameter -> {
                members.add(parameter);
                value(mirror, parameter.name())
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
        if (name.equals(AnnotationUse.USE)) {
            return value(mirror, "value")
                    .map(value -> value.getValue() instanceof DeclaredType used
                            ? ((TypeElement) used.asElement())
                                    .getQualifiedName()
                                    .toString()
                            : String.valueOf(value.getValue()));
        }
        return isBlock(type) ? Optional.of(name) : Optional.empty();
    }

    /** The texts of {@code @Shape}, {@code @Repeat}, {@code @When} or {@code @Bind}, each with its place. */
    private static List<LayerMethod.Text> texts(ExecutableElement method, String annotation) {
        List<LayerMethod.Text> texts = new ArrayList<>();
        for (AnnotationMirror mirror : method.getAnnotationMirrors()) {
            if (nameOf(mirror).equals(DSL + annotation)) {
                value(mirror, "value")
                        .ifPresent(value -> Values.items(value).stream()
                                .filter(item -> item.getValue() instanceof String)
                                .forEach(item -> texts.add(new LayerMethod.Text(
                                        (String) item.getValue(), new SourceRef(method, mirror, item)))));
            }
        }
        return texts;
    }

    /** Whether it is abstract and gives a tensor. */
    static boolean isLayerMethod(ExecutableElement method) {
        return method.getModifiers().contains(Modifier.ABSTRACT)
                && tensor(method.getReturnType()).isPresent();
    }

    private boolean isLayer(AnnotationMirror mirror) {
        String name = nameOf(mirror);
        return name.equals(AnnotationUse.INPUT)
                || name.equals(AnnotationUse.USE)
                || kinds.of(name).isPresent()
                || isBlock((TypeElement) mirror.getAnnotationType().asElement());
    }

    static boolean isBlock(TypeElement annotation) {
        return annotation.getAnnotationMirrors().stream()
                .anyMatch(mirror -> nameOf(mirror).equals(DSL + "Block"));
    }

    private static Optional<TensorKind> tensor(TypeMirror type) {
        if (type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element) {
            String name = element.getQualifiedName().toString();
            return name.startsWith(DSL) ? TensorKind.ofType(name.substring(DSL.length())) : Optional.empty();
        }
        return Optional.empty();
    }

    private static String simple(TypeMirror type) {
        String name = type.toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    static Optional<AnnotationValue> value(AnnotationMirror mirror, String member) {
        return mirror.getElementValues().entrySet().stream()
                .filter(entry -> entry.getKey().getSimpleName().contentEquals(member))
                .<AnnotationValue>map(Map.Entry::getValue)
                .findFirst();
    }

    static String nameOf(AnnotationMirror mirror) {
        return ((TypeElement) mirror.getAnnotationType().asElement())
                .getQualifiedName()
                .toString();
    }

    private static String simpleNameOf(AnnotationMirror mirror) {
        return mirror.getAnnotationType().asElement().getSimpleName().toString();
    }
}
