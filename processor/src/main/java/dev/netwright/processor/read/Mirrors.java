package dev.netwright.processor.read;

import dev.netwright.processor.declaration.Keyword;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Annotations as the compiler has them. */
final class Mirrors {
    private Mirrors() {}

    /** The annotation on {@code element}, if it is there. */
    static Optional<AnnotationMirror> find(Element element, Keyword keyword) {
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            if (nameOf(mirror).equals(keyword.annotation())) {
                return Optional.of(mirror);
            }
        }
        return Optional.empty();
    }

    static boolean has(Element element, Keyword keyword) {
        return find(element, keyword).isPresent();
    }

    static boolean isOverride(Element method) {
        return method.getAnnotationMirrors().stream()
                .anyMatch(mirror -> nameOf(mirror).equals("java.lang.Override"));
    }

    /** Whether it was written in Kotlin: what the compiler sees then is a stub, whose file and lines nobody knows. */
    static boolean isKotlin(Element type) {
        return type.getAnnotationMirrors().stream()
                .anyMatch(mirror -> nameOf(mirror).equals("kotlin.Metadata"));
    }

    /** The member as it is written out; empty where it is left to its default. */
    static Optional<AnnotationValue> value(AnnotationMirror mirror, String member) {
        return mirror.getElementValues().entrySet().stream()
                .filter(entry -> entry.getKey().getSimpleName().contentEquals(member))
                .<AnnotationValue>map(Map.Entry::getValue)
                .findFirst();
    }

    static String nameOf(AnnotationMirror mirror) {
        return typeOf(mirror).getQualifiedName().toString();
    }

    static String simpleNameOf(AnnotationMirror mirror) {
        return typeOf(mirror).getSimpleName().toString();
    }

    static TypeElement typeOf(AnnotationMirror mirror) {
        return (TypeElement) mirror.getAnnotationType().asElement();
    }
}
