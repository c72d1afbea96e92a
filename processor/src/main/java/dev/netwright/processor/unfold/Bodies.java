package dev.netwright.processor.unfold;

import dev.netwright.processor.declaration.AnnotationUse;
import dev.netwright.processor.declaration.Declaration;
import dev.netwright.processor.declaration.LayerMethod;
import dev.netwright.processor.declaration.Parameter;
import dev.netwright.processor.expression.Spelling;
import dev.netwright.processor.graph.TypedGraph;
import dev.netwright.processor.layer.Arity;
import dev.netwright.processor.layer.Kinds;
import dev.netwright.processor.layer.LayerKind;
import dev.netwright.processor.layer.LayerKinds;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Problem;
import dev.netwright.processor.shape.TensorKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Resolves each declaration once: its wiring, its expressions, and whether it contains itself. */
public final class Bodies {
    private final Library library;
    private final LayerKinds kinds;
    private final Function<TypedGraph, List<Problem>> rules;
    private final Nesting nesting;
    private final Map<String, Body> resolved = new HashMap<>();

    /** @param rules what a network must keep to once every shape is known: a fix that breaks one is none */
    public Bodies(Library library, LayerKinds kinds, Function<TypedGraph, List<Problem>> rules) {
        this.library = library;
        this.kinds = kinds;
        this.rules = rules;
        this.nesting = new Nesting(library);
    }

    /** The faults of a declaration itself, whatever it is used with. */
    public List<Problem> problems(Declaration declaration) {
        return of(declaration).problems();
    }

    LayerKinds kinds() {
        return kinds;
    }

    Body of(Declaration declaration) {
        Body known = resolved.get(declaration.qualifiedName());
        if (known == null) {
            known = resolve(declaration, Optional.of(new Advice(this, rules, declaration)));
            resolved.put(declaration.qualifiedName(), known);
        }
        return known;
    }

    /** A declaration that is on trial, under the name of one that is resolved; its faults come without advice. */
    Body of(Draft draft) {
        return resolve(draft.network(), Optional.empty());
    }

    /** The members of the layer annotation {@code name}. */
    List<Parameter> members(String name) {
        return library.members(name);
    }

    /** What {@code use} stands for, if it is a block or a network and its declaration is to be had. */
    Optional<Body> body(AnnotationUse use) {
        return use.body().flatMap(library::declaration).map(this::usable);
    }

    private Body usable(Declaration declaration) {
        List<Problem> faults = library.faults(declaration.qualifiedName());
        return faults.isEmpty() ? of(declaration) : new Body(declaration, List.of(), faults);
    }

    private Body resolve(Declaration declaration, Optional<Advice> advice) {
        List<Problem> problems = new ArrayList<>(recursion(declaration));
        if (!problems.isEmpty()) {
            return new Body(declaration, List.of(), problems);
        }
        if (declaration.methods().stream().anyMatch(this::isTooDeep)) {
            return tooDeep(declaration);
        }
        Wiring wiring =
                new Wiring(declaration, this::endsInHead, this::mayEndInHead, this::mayRead, advice.isPresent());
        problems.addAll(wiring.problems());
        List<Element> elements = new ArrayList<>();
        for (int index = 0; index < declaration.methods().size(); index++) {
            LayerMethod method = declaration.methods().get(index);
            List<Integer> reads = wiring.reads().get(index);
            if (!method.isRead()) {
                elements.add(Element.unread(method, reads));
                continue;
            }
            boolean wired = method.reads().isEmpty()
                    ? !reads.isEmpty()
                    : reads.size() == method.reads().size();
            if (wired && !method.isInput()) {
                checkArity(declaration, index, reads.size(), advice).ifPresent(problems::add);
            }
            checkUse(method, problems);
            checkCompiled(method, problems);
            Typing typing = new Typing(declaration, index, advice);
            boolean isWired = (wired || method.isInput())
                    && problems.stream().noneMatch(problem -> problem.subject().equals(method.name()));
            elements.add(typing.element(method, reads, endsInHead(method), isWired));
            problems.addAll(typing.problems());
        }
        return new Body(declaration, elements, problems);
    }

    /** What of {@code body} is unfolded at {@code use}. */
    Part part(AnnotationUse use, Body body) {
        if (!use.isNetwork()) {
            return Part.whole(body);
        }
        return Part.until(body, Part.end(body, until(use)).orElseThrow());
    }

    private static String until(AnnotationUse use) {
        return (String) use.given().getOrDefault("until", "");
    }

    /** A network that is used is one, and has the layer that the use is to end with. */
    private void checkUse(LayerMethod method, List<Problem> problems) {
        AnnotationUse use = method.layer();
        if (!use.isNetwork()) {
            return;
        }
        Optional<Body> body = body(use);
        if (body.filter(used -> !used.isSound() && used.elements().isEmpty()).isPresent()) {
            // Its own faults are told where it is declared.
            return;
        }
        if (body.isEmpty()
                || body.get().declaration().isBlock()
                || body.get().declaration().methods().isEmpty()) {
            problems.add(Problem.of(
                            ErrorCode.NOT_AN_INTERFACE,
                            method.name(),
                            "uses %s, which is not a network"
                                    .formatted(simple(use.body().orElse(""))),
                            use.at())
                    .fix("an interface with @Network"));
        } else if (body.get().isSound() && Part.end(body.get(), until(use)).isEmpty()) {
            List<String> names = body.get().elements().stream()
                    .filter(element -> !element.endsInHead())
                    .map(element -> element.method().name())
                    .toList();
            problems.add(Problem.of(
                            ErrorCode.UNKNOWN_LAYER,
                            method.name(),
                            "%s has no layer '%s'"
                                    .formatted(body.get().declaration().typeName(), until(use)),
                            use.at("until"))
                    .rule("until names a layer of that network, and not a head")
                    .fix(Spelling.advice(until(use), names, "another network")));
        }
    }

    /** The faults of a body from a class file have no place of their own: they are said where it is used. */
    private void checkCompiled(LayerMethod method, List<Problem> problems) {
        AnnotationUse use = method.layer();
        body(use).filter(body -> !body.declaration().inThisCompile()).ifPresent(body -> {
            for (Problem fault : new LinkedHashSet<>(body.problems())) {
                String name = body.declaration().typeName();
                String message = (use.isNetwork() ? "" : "@")
                        + name
                        + (name.equals(fault.subject()) ? " " : " has a fault of its own, in " + fault.subject() + ": ")
                        + fault.message();
                problems.add(new Problem(fault.code(), method.name(), message, use.at(), fault.details()));
            }
        });
    }

    private Optional<Problem> checkArity(Declaration declaration, int index, int count, Optional<Advice> advice) {
        LayerMethod method = declaration.methods().get(index);
        AnnotationUse use = method.layer();
        Arity arity = use.body().isPresent()
                ? body(use)
                        .filter(Body::isSound)
                        .map(body -> Arity.exactly(body.inputCount()))
                        .orElse(new Arity(0, Integer.MAX_VALUE))
                : kinds.of(use.annotation()).map(LayerKind::arity).orElseThrow();
        if (arity.admits(count)) {
            return Optional.empty();
        }
        Problem problem = Problem.of(
                        ErrorCode.ARITY,
                        method.name(),
                        "@%s reads %s, but this one reads %s".formatted(use.simpleName(), arity, count),
                        method.at())
                .rule(
                        method.reads().isEmpty()
                                ? "without parameters it reads one layer, the one above"
                                : "a parameter of a layer method names a layer that is read");
        Predicate<LayerMethod> fits = other -> !endsInHead(other) && mayRead(method, other.returns());
        return Optional.of(
                problem.fix(advice.map(trial -> new Readings(declaration, index).advice(problem, arity, fits, trial))
                        .orElse("")));
    }

    /** Whether the layer reads a kind of tensor, as far as that can be said without a size. */
    private boolean mayRead(LayerMethod method, TensorKind kind) {
        Map<TensorKind, TensorKind> known = kinds.of(method.layer().annotation())
                .map(layer -> Kinds.of(layer, method.layer().sampleValues()))
                .orElse(Map.of());
        TensorKind made = known.get(kind);
        return kind == TensorKind.ANY
                || known.isEmpty()
                || made != null && method.returns().admits(made);
    }

    /** Whether it is a head, or a block whose last element is one. */
    private boolean endsInHead(LayerMethod method) {
        return last(method).map(this::isHead).orElse(false);
    }

    /** The same, but also where that cannot be said: a layer could not be read. */
    private boolean mayEndInHead(LayerMethod method) {
        return last(method).map(this::isHead).orElse(true);
    }

    private boolean isHead(AnnotationUse use) {
        return kinds.of(use.annotation()).map(LayerKind::isHead).orElse(false);
    }

    /** What comes last in the block that the method uses, however deep; the method's own layer where it uses none. */
    private Optional<AnnotationUse> last(LayerMethod method) {
        LayerMethod last = method;
        Set<String> open = new HashSet<>();
        while (last.isRead() && !last.layer().isNetwork() && last.layer().body().isPresent()) {
            String body = last.layer().body().get();
            List<LayerMethod> methods =
                    library.declaration(body).map(Declaration::methods).orElse(List.of());
            if (!open.add(body) || methods.isEmpty()) {
                return Optional.empty();
            }
            last = methods.get(methods.size() - 1);
        }
        return last.isRead() ? Optional.of(last.layer()) : Optional.empty();
    }

    /** An error on each use through which the declaration reaches itself. */
    private List<Problem> recursion(Declaration declaration) {
        String target = declaration.qualifiedName();
        List<Problem> problems = new ArrayList<>();
        for (LayerMethod method : declaration.methods()) {
            method.layer().body().ifPresent(body -> {
                List<String> way = body.equals(target) ? List.of() : nesting.way(body, target);
                if (!way.isEmpty() || body.equals(target)) {
                    Stream<String> trail =
                            Stream.concat(Stream.of(target), Stream.concat(way.stream(), Stream.of(target)));
                    problems.add(Problem.of(
                                    ErrorCode.RECURSIVE_BLOCK,
                                    method.name(),
                                    "%s contains itself".formatted(declaration.typeName()),
                                    method.layer().at())
                            .rule("a block or network that contains itself would never end")
                            .path(trail.map(Bodies::simple).collect(Collectors.joining(" > ")))
                            .fix(
                                    method.layer().isNetwork()
                                            ? "another network, or a @Block of the layers that repeat"
                                            : "use @Repeat, which repeats a layer a given number of times"));
                }
            });
        }
        return problems;
    }

    private boolean isTooDeep(LayerMethod method) {
        return method.layer()
                .body()
                .filter(body -> nesting.depth(body) >= Nesting.MOST)
                .isPresent();
    }

    /**
     * A declaration that goes too deep is not looked into. The innermost of them is told of, as are those whose inside
     * is not compiled here; those around it stay silent.
     */
    private Body tooDeep(Declaration declaration) {
        List<Problem> problems = new ArrayList<>();
        for (LayerMethod method : declaration.methods()) {
            if (!isTooDeep(method)) {
                continue;
            }
            String body = method.layer().body().orElseThrow();
            boolean isInnermost = nesting.depth(body) == Nesting.MOST;
            if (isInnermost || !library.declaration(body).orElseThrow().inThisCompile()) {
                problems.add(Problem.of(
                                ErrorCode.TOO_DEEP,
                                method.name(),
                                "nests %s levels deep".formatted(nesting.depth(body) + 1),
                                method.layer().at())
                        .rule("blocks and networks are nested up to %s levels deep".formatted(Nesting.MOST))
                        .fix("@Repeat, or the layers of the inner blocks in one block"));
            }
        }
        List<Element> unread = declaration.methods().stream()
                .map(method -> Element.unread(method, List.of()))
                .toList();
        return new Body(declaration, unread, problems);
    }

    private static String simple(String qualifiedName) {
        return qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
    }
}
