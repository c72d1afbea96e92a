package dev.netwright.processor.read;

import com.google.auto.common.SuperficialValidation;
import dev.netwright.processor.declaration.Keyword;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/**
 * Whether a declaration, or one that is unfolded into it, names a type that is not there: a later round may bring it. What
 * is no layer is not asked: a static method may give the class that is about to be generated.
 */
final class Waiting {
    private final SourceTree tree;
    private final Predicate<ExecutableElement> isLayer;
    private final Predicate<TypeElement> isCompiled;
    /** What waits for nothing, and so never will. */
    private final Set<String> settled = new HashSet<>();

    Waiting(SourceTree tree, Predicate<ExecutableElement> isLayer, Predicate<TypeElement> isCompiled) {
        this.tree = tree;
        this.isLayer = isLayer;
        this.isCompiled = isCompiled;
    }

    boolean waits(TypeElement type) {
        Deque<TypeElement> open = new ArrayDeque<>(List.of(type));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            TypeElement next = open.pop();
            String name = next.getQualifiedName().toString();
            if (settled.contains(name) || !seen.add(name)) {
                continue;
            }
            if (isUnresolved(next) || methods(next).anyMatch(this::mayBecomeALayer)) {
                return true;
            }
            unfolded(next).forEach(open::push);
        }
        settled.addAll(seen);
        return false;
    }

    /** Whether what it extends, a published count, a parameter or a layer of it could not be found. */
    boolean isUnresolved(TypeElement type) {
        return type.getInterfaces().stream().anyMatch(parent -> parent.getKind() == TypeKind.ERROR)
                || Mirrors.find(type, Keyword.REFERENCE).stream()
                        .flatMap(mirror -> mirror.getElementValues().values().stream())
                        .anyMatch(value -> !(value.getValue() instanceof Long))
                || methods(type)
                        .filter(method -> isParameter(method) || isLayer.test(method) || lacksType(method))
                        .anyMatch(method -> !SuperficialValidation.validateElement(method));
    }

    private boolean mayBecomeALayer(ExecutableElement method) {
        return method.getModifiers().contains(Modifier.ABSTRACT) && tree.lacksAnnotation(method);
    }

    private static boolean isParameter(ExecutableElement method) {
        return method.getEnclosingElement().getKind() == ElementKind.ANNOTATION_TYPE;
    }

    /** Whether an annotation on it was not found: it may be that of a layer. */
    private static boolean lacksType(ExecutableElement method) {
        return method.getAnnotationMirrors().stream()
                .anyMatch(mirror -> mirror.getAnnotationType().getKind() == TypeKind.ERROR);
    }

    private static Stream<ExecutableElement> methods(TypeElement type) {
        Stream<TypeElement> bodies = Stream.concat(
                Stream.of(type),
                ElementFilter.typesIn(type.getEnclosedElements()).stream()
                        .filter(nested -> type.getKind() == ElementKind.ANNOTATION_TYPE));
        return bodies.flatMap(body -> ElementFilter.methodsIn(body.getEnclosedElements()).stream());
    }

    /** What it extends, and the blocks and networks that its methods use. */
    private Stream<TypeElement> unfolded(TypeElement type) {
        Stream<TypeElement> used = methods(type)
                .flatMap(method -> method.getAnnotationMirrors().stream())
                .map(AnnotationMirror.class::cast)
                .flatMap(Waiting::used)
                .filter(isCompiled);
        return Stream.concat(Inheritance.parents(type).stream(), used);
    }

    private static Stream<TypeElement> used(AnnotationMirror mirror) {
        if (!Mirrors.nameOf(mirror).equals(Keyword.USE.annotation())) {
            return Stream.of(Mirrors.typeOf(mirror));
        }
        return Mirrors.value(mirror, "value").map(AnnotationValue::getValue).stream()
                .filter(DeclaredType.class::isInstance)
                .map(network -> (TypeElement) ((DeclaredType) network).asElement());
    }
}
