package dev.netwright.processor.read;

import dev.netwright.processor.declaration.Declaration;
import dev.netwright.processor.declaration.Keyword;
import dev.netwright.processor.declaration.LayerMethod;
import dev.netwright.processor.expression.Spelling;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Problem;
import dev.netwright.processor.report.SourceRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Puts an heir's layers in the place of the inherited ones that they are named after; new ones come last. */
final class Inheritance {
    private final TypeElement heir;
    private final boolean isSource;
    private final List<Problem> problems;

    Inheritance(TypeElement heir, boolean isSource, List<Problem> problems) {
        this.heir = heir;
        this.isSource = isSource;
        this.problems = problems;
    }

    /** The interfaces that the heir extends, in order. */
    static List<TypeElement> parents(TypeElement type) {
        List<TypeElement> parents = new ArrayList<>();
        for (TypeMirror parent : type.getInterfaces()) {
            if (parent instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element) {
                parents.add(element);
            }
        }
        return parents;
    }

    /** The type and all that it extends, each after those that it extends itself. */
    static List<TypeElement> ancestors(TypeElement type) {
        Deque<TypeElement> open = new ArrayDeque<>(List.of(type));
        Set<TypeElement> entered = new HashSet<>();
        Set<TypeElement> ancestors = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            TypeElement next = open.peek();
            if (entered.add(next)) {
                parents(next).stream()
                        .filter(parent -> !entered.contains(parent))
                        .forEach(open::push);
            } else {
                ancestors.add(open.pop());
            }
        }
        return List.copyOf(ancestors);
    }

    /** The one parent that has layers. */
    Optional<Declaration> base(List<Declaration> parents) {
        List<Declaration> layered =
                parents.stream().filter(parent -> !parent.methods().isEmpty()).toList();
        if (layered.size() > 1) {
            problems.add(Problem.of(
                            ErrorCode.SEVERAL_BASES,
                            heir.getSimpleName().toString(),
                            "extends %s and %s, which both have layers"
                                    .formatted(
                                            layered.get(0).typeName(),
                                            layered.get(1).typeName()),
                            place(heir))
                    .rule("the order of layers from two networks is not defined")
                    .fix("extend only one of them; the others may hold constants"));
        }
        return layered.stream().findFirst();
    }

    /** The base's layers in their order, each as the heir has it, then the heir's new ones. */
    List<LayerMethod> merge(Optional<Declaration> base, List<LayerMethod> own) {
        List<LayerMethod> inherited = base.map(Declaration::methods).orElse(List.of());
        checkRemovals(inherited);
        List<LayerMethod> merged = new ArrayList<>();
        for (LayerMethod layer : inherited) {
            Optional<LayerMethod> replacement = find(own, layer.name());
            merged.add(replacement.isPresent() ? replaced(layer, replacement.get()) : kept(layer));
        }
        own.stream()
                .filter(layer -> find(inherited, layer.name()).isEmpty())
                .map(layer -> added(layer, inherited))
                .forEach(merged::add);
        return merged;
    }

    /** A new layer; one that is to replace another and does not is none. */
    private LayerMethod added(LayerMethod layer, List<LayerMethod> inherited) {
        Optional<ExecutableElement> method = isSource ? declared(layer.name()) : Optional.empty();
        boolean isReplacement = method.isPresent()
                && (Mirrors.has(method.get(), Keyword.REPLACE)
                        || Mirrors.isOverride(method.get()) && !overrides(method.get(), heir));
        if (!isReplacement) {
            return layer;
        }
        List<String> names = inherited.stream().map(LayerMethod::name).toList();
        problems.add(Problem.of(
                        ErrorCode.UNKNOWN_LAYER,
                        layer.name(),
                        "is marked as a replacement, but no inherited layer has this name",
                        layer.at())
                .rule("@Override and @Replace find the layer by its name")
                .fix(Spelling.advice(layer.name(), names, "remove @Override, since nothing is inherited")));
        return LayerMethod.unread(layer.name(), layer.reads(), layer.at());
    }

    /** Whether what {@code type} extends has a method of that name, if only one that is no layer. */
    private static boolean overrides(ExecutableElement method, TypeElement type) {
        return ancestors(type).stream()
                .filter(ancestor -> !ancestor.equals(type))
                .flatMap(ancestor -> ElementFilter.methodsIn(ancestor.getEnclosedElements()).stream())
                .anyMatch(other -> other.getSimpleName().equals(method.getSimpleName()));
    }

    private LayerMethod kept(LayerMethod inherited) {
        return removals().stream()
                .filter(method -> method.getSimpleName().contentEquals(inherited.name()))
                .findFirst()
                .map(method -> inherited.inheritedAt(place(method)).removed())
                .orElseGet(() -> inherited.inheritedAt(place(heir)));
    }

    private void checkRemovals(List<LayerMethod> inherited) {
        List<String> names = inherited.stream().map(LayerMethod::name).toList();
        for (ExecutableElement method : removals()) {
            String name = method.getSimpleName().toString();
            if (!names.contains(name)) {
                problems.add(Problem.of(
                                ErrorCode.UNKNOWN_LAYER,
                                name,
                                "is removed, but no inherited layer has this name",
                                place(method))
                        .fix(Spelling.advice(name, names, "nothing is inherited")));
            }
        }
    }

    private List<ExecutableElement> removals() {
        return ElementFilter.methodsIn(heir.getEnclosedElements()).stream()
                .filter(method -> Mirrors.has(method, Keyword.REMOVE))
                .toList();
    }

    private static SourceRef place(Element element) {
        return new SourceRef(element, null, null);
    }

    private LayerMethod replaced(LayerMethod inherited, LayerMethod layer) {
        boolean isMarked = declared(layer.name())
                .map(method -> Mirrors.isOverride(method) || Mirrors.has(method, Keyword.REPLACE))
                .orElse(false);
        if (isSource && !isMarked) {
            boolean isSameArity = inherited.reads().size() == layer.reads().size();
            problems.add(Problem.of(
                            ErrorCode.REPLACES,
                            layer.name(),
                            "replaces the inherited layer of the same name, but does not say so",
                            layer.at())
                    .rule("write @Override, or @Replace if the parameters differ")
                    .fix(isSameArity ? "@Override" : "@Replace, or another name"));
        }
        return layer;
    }

    private Optional<ExecutableElement> declared(String name) {
        return ElementFilter.methodsIn(heir.getEnclosedElements()).stream()
                .filter(method -> method.getSimpleName().contentEquals(name))
                .findFirst();
    }

    private static Optional<LayerMethod> find(List<LayerMethod> methods, String name) {
        return methods.stream().filter(method -> method.name().equals(name)).findFirst();
    }
}
