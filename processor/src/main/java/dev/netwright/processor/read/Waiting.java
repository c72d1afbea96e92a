package dev.netwright.processor.read;

import com.google.auto.common.SuperficialValidation;
import dev.netwright.processor.declaration.Keyword;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;

/** Whether a declaration, or one that is unfolded into it, names a type that is not there: a later round may bring it. */
final class Waiting {
    private final SourceTree tree;
    private final Predicate<TypeElement> isCompiled;

    Waiting(SourceTree tree, Predicate<TypeElement> isCompiled) {
        this.tree = tree;
        this.isCompiled = isCompiled;
    }

    boolean waits(TypeElement type) {
        return waits(type, new HashSet<>());
    }

    private boolean waits(TypeElement type, Set<TypeElement> seen) {
        if (!seen.add(type)) {
            return false;
        }
        return !SuperficialValidation.validateElement(type)
                || methods(type).anyMatch(tree::lacksAnnotation)
                || unfolded(type).anyMatch(used -> waits(used, seen));
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
