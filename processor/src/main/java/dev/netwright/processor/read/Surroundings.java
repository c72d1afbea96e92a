package dev.netwright.processor.read;

import dev.netwright.processor.declaration.Declaration;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** The types around a type, and its module. */
final class Surroundings {
    private static final String GENERATED = "javax.annotation.processing.Generated";

    private final Elements elements;

    Surroundings(Elements elements) {
        this.elements = elements;
    }

    Declaration.Setting setting(TypeElement type) {
        return new Declaration.Setting(!hidden(type).isEmpty(), warnings(type), knowsGenerated(type));
    }

    /** The private ones among the type and those around it, innermost first. */
    static List<TypeElement> hidden(TypeElement type) {
        return outward(type).stream()
                .filter(around -> around.getModifiers().contains(Modifier.PRIVATE))
                .toList();
    }

    /** Whether every package may name it. */
    static boolean isPublic(TypeElement type) {
        return outward(type).stream().allMatch(around -> around.getModifiers().contains(Modifier.PUBLIC));
    }

    static TypeElement outermost(TypeElement type) {
        List<TypeElement> outward = outward(type);
        return outward.get(outward.size() - 1);
    }

    private static List<TypeElement> outward(TypeElement type) {
        List<TypeElement> outward = new ArrayList<>();
        Element element = type;
        while (element instanceof TypeElement around) {
            outward.add(around);
            element = around.getEnclosingElement();
        }
        return outward;
    }

    private List<String> warnings(TypeElement type) {
        List<String> warnings = new ArrayList<>();
        if (outward(type).stream().anyMatch(elements::isDeprecated)) {
            warnings.add("deprecation");
        }
        if (outward(type).stream().anyMatch(Surroundings::isForRemoval)) {
            warnings.add("removal");
        }
        return warnings;
    }

    private static boolean isForRemoval(TypeElement type) {
        return type.getAnnotationMirrors().stream()
                .filter(mirror -> Mirrors.nameOf(mirror).equals("java.lang.Deprecated"))
                .map(AnnotationMirror.class::cast)
                .anyMatch(mirror -> Mirrors.value(mirror, "forRemoval")
                        .filter(value -> Boolean.TRUE.equals(value.getValue()))
                        .isPresent());
    }

    private boolean knowsGenerated(TypeElement type) {
        ModuleElement module = elements.getModuleOf(type);
        return (module == null ? elements.getTypeElement(GENERATED) : elements.getTypeElement(module, GENERATED))
                != null;
    }
}
