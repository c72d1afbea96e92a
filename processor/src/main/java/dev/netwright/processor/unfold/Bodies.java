package dev.netwright.processor.unfold;

import dev.netwright.processor.declaration.AnnotationUse;
import dev.netwright.processor.declaration.Declaration;
import dev.netwright.processor.declaration.LayerMethod;
import dev.netwright.processor.expression.Spelling;
import dev.netwright.processor.layer.Arity;
import dev.netwright.processor.layer.LayerKind;
import dev.netwright.processor.layer.LayerKinds;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Resolves each declaration once: its wiring, its expressions, and whether it contains itself. */
public final class Bodies {
    private final Library library;
    private final LayerKinds kinds;
    private final Map<String, Body> resolved = new HashMap<>();

    public Bodies(Library library, LayerKinds kinds) {
        this.library = library;
        this.kinds = kinds;
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
            known = resolve(declaration);
            resolved.put(declaration.qualifiedName(), known);
        }
        return known;
    }

    /** The block that {@code use} stands for, if it is one and its declaration is to be had. */
    Optional<Body> block(AnnotationUse use) {
        return use.block().flatMap(library::block).map(this::of);
    }

    private Body resolve(Declaration declaration) {
        List<Problem> problems = new ArrayList<>(recursion(declaration));
        if (!problems.isEmpty()) {
            return new Body(declaration, List.of(), problems);
        }
        Wiring wiring = new Wiring(declaration, this::endsInHead);
        problems.addAll(wiring.problems());
        List<Element> elements = new ArrayList<>();
        for (int index = 0; index < declaration.methods().size(); index++) {
            LayerMethod method = declaration.methods().get(index);
            List<Integer> reads = wiring.reads().get(index);
            boolean wired = method.reads().isEmpty() ? !reads.isEmpty() : reads.size() == method.reads().size();
            if (wired && !method.isInput()) {
                checkArity(method, reads.size(), problems);
            }
            checkUse(method, problems);
            Typing typing = new Typing(declaration, index);
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
        Optional<Body> body = block(use);
        if (body.isEmpty() || body.get().declaration().isBlock() || body.get().declaration().methods().isEmpty()) {
            problems.add(Problem.of(
                            ErrorCode.NOT_AN_INTERFACE,
                            method.name(),
                            "uses %s, which is no network".formatted(simple(use.block().orElse(""))),
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
                            "%s has no layer '%s'".formatted(body.get().declaration().simpleName(), until(use)),
                            use.at("until"))
                    .rule("until names a layer of the network that is used; a head is none")
                    .fix(Spelling.closest(until(use), names)
                            .map(name -> "did you mean '" + name + "'?")
                            .orElse("one of " + String.join(", ", names))));
        }
    }

    private void checkArity(LayerMethod method, int count, List<Problem> problems) {
        AnnotationUse use = method.layer();
        Arity arity = use.block().isPresent()
                ? block(use).filter(Body::isSound)
                        .map(body -> Arity.exactly(body.inputCount()))
                        .orElse(new Arity(0, Integer.MAX_VALUE))
                : kinds.of(use.annotation()).map(LayerKind::arity).orElseThrow();
        if (!arity.admits(count)) {
            problems.add(Problem.of(
                            ErrorCode.ARITY,
                            method.name(),
                            "@%s reads %s, this reads %d".formatted(use.simpleName(), arity, count),
                            method.at())
                    .rule(
                            method.reads().isEmpty()
                                    ? "with no parameters it reads the layer above, one layer"
                                    : "a parameter of a layer method names a layer that is read")
                    .fix(
                            arity.least() > count
                                    ? "name them: %s(%s)".formatted(method.name(), exampleNames(arity.least()))
                                    : "name " + arity));
        }
    }

    private static String exampleNames(int count) {
        List<String> names = List.of("left", "right");
        return count == 2 ? String.join(", ", names) : "one parameter for each of the " + count + " layers";
    }

    /** Whether it is a head, or a block whose last element is one. */
    private boolean endsInHead(LayerMethod method) {
        AnnotationUse use = method.layer();
        if (use.isNetwork()) {
            return false;
        }
        if (use.block().isEmpty()) {
            return kinds.of(use.annotation()).map(LayerKind::isHead).orElse(false);
        }
        return library.block(use.block().get())
                .map(declaration -> declaration.methods())
                .filter(methods -> !methods.isEmpty())
                .map(methods -> endsInHead(methods.get(methods.size() - 1)))
                .orElse(false);
    }

    /** An error on each use through which the declaration reaches itself. */
    private List<Problem> recursion(Declaration declaration) {
        List<Problem> problems = new ArrayList<>();
        for (LayerMethod method : declaration.methods()) {
            method.layer().block().ifPresent(block -> {
                Set<String> cycle = new LinkedHashSet<>(Set.of(declaration.qualifiedName()));
                if (reaches(block, cycle, declaration.qualifiedName())) {
                    problems.add(Problem.of(
                                    ErrorCode.RECURSIVE_BLOCK,
                                    method.name(),
                                    "@%s contains itself".formatted(declaration.simpleName()),
                                    method.layer().at())
                            .path(String.join(" > ", cycle.stream().map(Bodies::simple).toList())
                                    + " > " + declaration.simpleName())
                            .fix("@Repeat on an element repeats it a bounded number of times"));
                }
            });
        }
        if (problems.isEmpty() && containsCycle(declaration, new LinkedHashSet<>())) {
            problems.add(Problem.of(
                            ErrorCode.RECURSIVE_BLOCK,
                            declaration.simpleName(),
                            "uses a block that contains itself",
                            declaration.at())
                    .fix("see the error on that block"));
        }
        return problems;
    }

    /** Whether {@code block} uses {@code target}; then {@code trail} holds the way to it. */
    private boolean reaches(String block, Set<String> trail, String target) {
        if (block.equals(target)) {
            return true;
        }
        if (!trail.add(block)) {
            return false;
        }
        for (String next : used(block)) {
            if (reaches(next, trail, target)) {
                return true;
            }
        }
        trail.remove(block);
        return false;
    }

    private boolean containsCycle(Declaration declaration, Set<String> open) {
        if (!open.add(declaration.qualifiedName())) {
            return true;
        }
        for (String next : used(declaration)) {
            Optional<Declaration> block = library.block(next);
            if (block.isPresent() && containsCycle(block.get(), open)) {
                return true;
            }
        }
        open.remove(declaration.qualifiedName());
        return false;
    }

    private List<String> used(String block) {
        return library.block(block).map(Bodies::used).orElse(List.of());
    }

    private static List<String> used(Declaration declaration) {
        return declaration.methods().stream()
                .flatMap(method -> method.layer().block().stream())
                .distinct()
                .toList();
    }

    private static String simple(String qualifiedName) {
        return qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
    }
}
