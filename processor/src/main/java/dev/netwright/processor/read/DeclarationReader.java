package dev.netwright.processor.read;

import dev.netwright.processor.declaration.Declaration;
import dev.netwright.processor.declaration.Keyword;
import dev.netwright.processor.declaration.LayerMethod;
import dev.netwright.processor.declaration.Parameter;
import dev.netwright.processor.expression.Type;
import dev.netwright.processor.graph.Names;
import dev.netwright.processor.layer.LayerKinds;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Problem;
import dev.netwright.processor.report.SourceRef;
import dev.netwright.processor.unfold.Library;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Reads networks and blocks, from source or from class files, into declarations. */
public final class DeclarationReader implements Library {
    private final Elements elements;
    private final MethodReader methods;
    private final Waiting waiting;
    private final Surroundings surroundings;
    private final SourceTree tree;
    private final Map<String, Reading> read = new HashMap<>();
    private final Set<String> compiled = new HashSet<>();
    private final Set<String> sources = new HashSet<>();

    public DeclarationReader(ProcessingEnvironment environment, LayerKinds kinds) {
        this.elements = environment.getElementUtils();
        this.tree = new SourceTree(environment);
        this.methods = new MethodReader(tree, kinds);
        this.waiting = new Waiting(tree, methods::isLayer, this::isCompiled);
        this.surroundings = new Surroundings(elements);
    }

    /** Whether the compiler has read a source file whole by the next round: javac has, another may come back to it. */
    public boolean readsSourcesAtOnce() {
        return tree.isKnown();
    }

    /** Says which types, blocks and networks or not, have their source in this compile. */
    public void hasSources(Set<? extends Element> types) {
        types.stream()
                .filter(TypeElement.class::isInstance)
                .forEach(type ->
                        sources.add(((TypeElement) type).getQualifiedName().toString()));
    }

    /** Says that a type's source is in this compile. */
    public void compiles(TypeElement type) {
        compiled.add(type.getQualifiedName().toString());
    }

    /** Whether it, or what is unfolded into it, names a type that is not there yet. */
    public boolean waits(TypeElement type, boolean isLastRound) {
        // In the last round nothing comes any more: what can be said is said then.
        return isLastRound ? waiting.isUnresolved(type) : waiting.waits(type);
    }

    @Override
    public Optional<Declaration> declaration(String name) {
        return Optional.ofNullable(elements.getTypeElement(name))
                .map(type -> read(type).declaration());
    }

    @Override
    public List<Parameter> members(String name) {
        return Optional.ofNullable(elements.getTypeElement(name)).stream()
                .flatMap(type -> ElementFilter.methodsIn(type.getEnclosedElements()).stream())
                .flatMap(member -> Values.parameter(member).stream())
                .toList();
    }

    @Override
    public List<Problem> faults(String name) {
        return Optional.ofNullable(elements.getTypeElement(name))
                .map(type -> read(type).problems())
                .orElse(List.of());
    }

    public Reading read(TypeElement type) {
        // Those that it extends come first, so that no call goes deeper for a long line of heirs.
        for (TypeElement ancestor : Inheritance.ancestors(type)) {
            String name = ancestor.getQualifiedName().toString();
            if (!read.containsKey(name)) {
                read.put(name, Mirrors.has(ancestor, Keyword.BLOCK) ? readBlock(ancestor) : readNetwork(ancestor));
            }
        }
        return read.get(type.getQualifiedName().toString());
    }

    private Reading readNetwork(TypeElement type) {
        List<Problem> problems = new ArrayList<>();
        checkHidden(type, problems);
        boolean isPlain = type.getTypeParameters().isEmpty() || !declaresLayers(type);
        if (type.getKind() != ElementKind.INTERFACE || !isPlain) {
            problems.add(problem(
                            ErrorCode.NOT_AN_INTERFACE,
                            type,
                            type.getKind() == ElementKind.INTERFACE
                                    ? "is generic, and a network must not be"
                                    : "is not an interface, and a network must be one")
                    .fix("interface " + type.getSimpleName()));
            return new Reading(declaration(type, List.of(), List.of(), List.of(), List.of(), List.of()), problems);
        }
        List<LayerMethod> own = body(type, type, problems);
        Inheritance inheritance = new Inheritance(type, isCompiled(type), problems);
        List<Declaration> parents = new ArrayList<>();
        boolean isBaseKnown = true;
        for (TypeElement parent : Inheritance.parents(type)) {
            Reading reading = read(parent).without(implemented(type));
            parents.add(reading.declaration());
            boolean isUnread = !reading.problems().isEmpty()
                    && reading.declaration().methods().isEmpty();
            isBaseKnown &= reading.isBaseKnown() && !isUnread;
            if (!isNetwork(parent)) {
                reading.problems().stream()
                        .map(problem -> sources.contains(Surroundings.outermost(parent)
                                        .getQualifiedName()
                                        .toString())
                                ? problem
                                : ofParent(problem, type, parent))
                        .forEach(problems::add);
            }
        }
        Optional<Declaration> base = inheritance.base(parents);
        List<LayerMethod> layers = inheritance.merge(base, own);
        List<Declaration> lineage = new ArrayList<>();
        base.ifPresent(parent -> {
            lineage.add(parent);
            lineage.addAll(parent.lineage());
        });
        List<Declaration> bases = new ArrayList<>();
        base.filter(parent -> isNetwork(elements.getTypeElement(parent.qualifiedName())))
                .ifPresent(bases::add);
        base.ifPresent(parent -> bases.addAll(parent.bases()));
        checkNames(layers, problems);
        return new Reading(declaration(type, List.of(), layers, own, bases, lineage), problems, isBaseKnown);
    }

    private static void checkHidden(TypeElement type, List<Problem> problems) {
        Optional<TypeElement> hiding = Surroundings.hidden(type).stream().findFirst();
        hiding.filter(hidden -> isNetwork(type))
                .ifPresent(hidden -> problems.add(problem(
                                ErrorCode.NOT_AN_INTERFACE,
                                type,
                                (hidden.equals(type)
                                                ? "is private"
                                                : "is inside " + hidden.getSimpleName() + ", which is private")
                                        + ", so the generated class could not see it")
                        .fix(kind(hidden) + " " + hidden.getSimpleName() + ", without private")));
    }

    /** What is wrong with an interface of a library is said where it is extended. */
    private static Problem ofParent(Problem problem, TypeElement heir, TypeElement parent) {
        String message = "extends %s, whose method %s is not a layer: it %s"
                .formatted(parent.getSimpleName(), problem.subject(), problem.message());
        return Problem.of(problem.code(), heir.getSimpleName().toString(), message, new SourceRef(heir, null, null))
                .rule("an interface that a network extends has layers, constants, default and static methods")
                .fix("a network that does not extend " + parent.getSimpleName());
    }

    /** The methods that have a body. */
    private static Set<String> implemented(TypeElement type) {
        return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(ExecutableElement::isDefault)
                .map(method -> method.getSimpleName().toString())
                .collect(Collectors.toSet());
    }

    /** What is extended may be generic where it is no network and has no layers. */
    private boolean declaresLayers(TypeElement type) {
        return isNetwork(type)
                || ElementFilter.methodsIn(type.getEnclosedElements()).stream().anyMatch(methods::isLayer);
    }

    private static boolean isNetwork(TypeElement type) {
        return Mirrors.has(type, Keyword.NETWORK);
    }

    private Reading readBlock(TypeElement type) {
        List<Problem> problems = new ArrayList<>();
        List<Parameter> parameters = new ArrayList<>();
        if (isNetwork(type)) {
            problems.add(problem(ErrorCode.NOT_AN_INTERFACE, type, "is a block, and a network must be an interface")
                    .fix("@Block without @Network"));
        }
        for (ExecutableElement member : ElementFilter.methodsIn(type.getEnclosedElements())) {
            parameter(member)
                    .ifPresentOrElse(
                            parameters::add,
                            () -> problems.add(problem(
                                            ErrorCode.PARAMETER_TYPE,
                                            member,
                                            "has the type " + member.getReturnType()
                                                    + ", which a block parameter cannot have")
                                    .rule("a block parameter is an int, boolean, double, String or enum")
                                    .fix(
                                            switch (member.getReturnType().getKind()) {
                                                case ARRAY -> "one parameter for each value";
                                                case BYTE, SHORT, LONG, CHAR -> "int " + member.getSimpleName() + "()";
                                                case FLOAT -> "double " + member.getSimpleName() + "()";
                                                default -> "one of those types";
                                            })));
            checkDefault(member, isCompiled(type), problems);
            checkReserved(member, problems);
        }
        Optional<TypeElement> body = ElementFilter.typesIn(type.getEnclosedElements()).stream()
                .filter(nested -> nested.getSimpleName().contentEquals("Body"))
                .filter(nested -> nested.getKind() == ElementKind.INTERFACE)
                .findFirst();
        if (body.isEmpty()) {
            problems.add(problem(ErrorCode.NOT_AN_INTERFACE, type, "has no nested interface Body")
                    .rule("a block's layers are the methods of its nested interface Body")
                    .fix("interface Body { ... } inside @interface " + type.getSimpleName()));
            return new Reading(declaration(type, parameters, List.of(), List.of(), List.of(), List.of()), problems);
        }
        List<LayerMethod> layers = body(type, body.get(), problems);
        if (layers.isEmpty() && problems.isEmpty()) {
            problems.add(problem(ErrorCode.NO_LAYER, type, "has an empty Body").fix("add a layer to its Body"));
        }
        checkNames(layers, problems);
        return new Reading(declaration(type, parameters, layers, layers, List.of(), List.of()), problems);
    }

    private static Optional<Parameter> parameter(ExecutableElement member) {
        return Values.parameter(member)
                .filter(parameter -> parameter.type() != Type.INT_ARRAY && parameter.type() != Type.STRING_ARRAY);
    }

    /** Without one, javac rejects a use that binds it before this processor is asked. */
    private static void checkDefault(ExecutableElement member, boolean isSource, List<Problem> problems) {
        TypeKind type = member.getReturnType().getKind();
        boolean isNumber = type == TypeKind.INT || type == TypeKind.DOUBLE;
        if (isSource && isNumber && member.getDefaultValue() == null) {
            problems.add(problem(ErrorCode.PARAMETER_DEFAULT, member, "has no default, so that no @Bind can set it")
                    .rule("javac wants a member without a default written out at each use")
                    .fix("%s %s() default REQUIRED".formatted(member.getReturnType(), member.getSimpleName())));
        }
    }

    private List<LayerMethod> body(TypeElement owner, TypeElement body, List<Problem> problems) {
        List<ExecutableElement> declared = ElementFilter.methodsIn(body.getEnclosedElements());
        Optional<Recorded> recorded =
                isCompiled(owner) ? Optional.empty() : Recorded.of(owner, flatName(owner), elements, problems);
        ElementFilter.methodsIn(body.getEnclosedElements()).stream()
                .filter(MethodReader::isLayerMethod)
                .forEach(method -> checkReserved(method, problems));
        return methods.read(owner, declared, recorded, isCompiled(owner), problems);
    }

    private static void checkNames(List<LayerMethod> layers, List<Problem> problems) {
        Map<String, LayerMethod> byName = new HashMap<>();
        for (LayerMethod layer : layers) {
            String constant = Names.constant(layer.name());
            LayerMethod same = byName.putIfAbsent(constant, layer);
            LayerMethod alike = byName.putIfAbsent(layer.name().toLowerCase(Locale.ROOT), layer);
            LayerMethod other = same != null ? same : alike;
            if (other != null && other != layer) {
                problems.add(Problem.of(
                                ErrorCode.NAME_CLASH,
                                layer.name(),
                                layer.name().equals(other.name())
                                        ? "is declared twice"
                                        : "clashes with '" + other.name() + "'",
                                layer.at())
                        .rule(
                                layer.name().equals(other.name())
                                        ? "a layer is read by its name, so one name stands for one layer"
                                        : same != null ? "both would become the constant " + constant : Names.CASE_RULE)
                        .fix("rename one of them"));
            }
        }
    }

    private static void checkReserved(ExecutableElement method, List<Problem> problems) {
        String name = method.getSimpleName().toString();
        if (Set.of("i", "in").contains(name)) {
            problems.add(problem(ErrorCode.RESERVED_NAME, method, "this name is reserved")
                    .rule(name.equals("i") ? "i counts a @Repeat" : "in is a block's own input")
                    .fix("another name"));
        }
    }

    private Declaration declaration(
            TypeElement type,
            List<Parameter> parameters,
            List<LayerMethod> layers,
            List<LayerMethod> own,
            List<Declaration> bases,
            List<Declaration> lineage) {
        boolean isBlock = type.getKind() == ElementKind.ANNOTATION_TYPE;
        return new Declaration(
                isBlock ? Declaration.Kind.BLOCK : Declaration.Kind.NETWORK,
                elements.getPackageOf(type).getQualifiedName().toString(),
                type.getQualifiedName().toString(),
                flatName(type),
                Mirrors.isKotlin(type) ? "" : Surroundings.outermost(type).getSimpleName() + ".java",
                parameters,
                layers,
                own,
                bases,
                lineage,
                reference(type),
                Surroundings.isPublic(type),
                isRecorded(type),
                isCompiled(type),
                surroundings.setting(type),
                new SourceRef(type, null, null));
    }

    /** One that is hidden is used in its own file alone, where nothing is lost. */
    private boolean isRecorded(TypeElement type) {
        return isCompiled(type) ? Surroundings.hidden(type).isEmpty() : Recorded.exists(elements, type, flatName(type));
    }

    private boolean isCompiled(TypeElement type) {
        return compiled.contains(type.getQualifiedName().toString());
    }

    private static Optional<Declaration.Reference> reference(TypeElement type) {
        return Mirrors.find(type, Keyword.REFERENCE).map(mirror -> {
            SourceRef whole = new SourceRef(type, mirror, null);
            Optional<AnnotationValue> params = Mirrors.value(mirror, "params");
            Optional<AnnotationValue> macs = Mirrors.value(mirror, "macs");
            return new Declaration.Reference(
                    params.map(value -> (Long) value.getValue()),
                    macs.map(value -> (Long) value.getValue()),
                    params.map(value -> new SourceRef(type, mirror, value)).orElse(whole),
                    macs.map(value -> new SourceRef(type, mirror, value)).orElse(whole));
        });
    }

    private static String kind(TypeElement type) {
        return type.getKind().name().toLowerCase(Locale.ROOT).replace("annotation_type", "@interface");
    }

    private static Problem problem(ErrorCode code, Element element, String message) {
        return Problem.of(code, element.getSimpleName().toString(), message, new SourceRef(element, null, null));
    }

    /** {@code Outer_Inner} for a nested type: a name for classes that stand in the package. */
    private static String flatName(TypeElement type) {
        return type.getEnclosingElement() instanceof TypeElement enclosing
                ? flatName(enclosing) + "_" + type.getSimpleName()
                : type.getSimpleName().toString();
    }
}
