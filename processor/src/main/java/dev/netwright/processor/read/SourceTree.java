package dev.netwright.processor.read;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;

/** What only the source tells, where the compiler is javac; others do not show it, and then it is not known. */
final class SourceTree {
    static final int UNKNOWN = 0;

    private final Object trees;
    /** A type at a time: javac looks for a single method from the top of the file. */
    private final Map<Element, Methods> ofTypes = new HashMap<>();

    /** The methods of a type by name and number of parameters, and the text of the file that they are in. */
    private record Methods(String text, Map<String, TreePath> paths) {}

    SourceTree(ProcessingEnvironment environment) {
        Object found = null;
        try {
            found = Trees.instance(environment);
        } catch (IllegalArgumentException | LinkageError notJavac) {
            // Another compiler, or one that hides its environment behind a wrapper.
        }
        this.trees = found;
    }

    /** Whether the compiler shows its source trees, as javac does. */
    boolean isKnown() {
        return trees != null;
    }

    /** The line of the method's name, not of the first annotation: a declaration begins with its modifiers. */
    int line(ExecutableElement method) {
        TreePath path = path(method);
        if (path == null || Mirrors.isKotlin(method.getEnclosingElement())) {
            return UNKNOWN;
        }
        CompilationUnitTree unit = path.getCompilationUnit();
        int start = (int) ((Trees) trees).getSourcePositions().getStartPosition(unit, path.getLeaf());
        if (start < 0) {
            return UNKNOWN;
        }
        int name = methods(method).text().indexOf(method.getSimpleName() + "(", start);
        return (int) unit.getLineMap().getLineNumber(name < 0 ? start : name);
    }

    /** Whether an annotation on the method is of a type that was not found: javac leaves it out of the method's own. */
    boolean lacksAnnotation(ExecutableElement method) {
        TreePath path = path(method);
        return path != null
                && ((MethodTree) path.getLeaf())
                        .getModifiers().getAnnotations().stream().anyMatch(annotation -> isMissing(path, annotation));
    }

    /** The members that are written out on an annotation of the method, whether or not there are such members. */
    List<String> given(ExecutableElement method, String annotation) {
        TreePath path = path(method);
        if (path == null) {
            return List.of();
        }
        return ((MethodTree) path.getLeaf())
                .getModifiers().getAnnotations().stream()
                        .filter(tree -> ("." + tree.getAnnotationType()).endsWith("." + annotation))
                        .flatMap(tree -> tree.getArguments().stream())
                        .filter(AssignmentTree.class::isInstance)
                        .map(argument ->
                                ((AssignmentTree) argument).getVariable().toString())
                        .toList();
    }

    private boolean isMissing(TreePath method, AnnotationTree annotation) {
        TreePath whole = new TreePath(new TreePath(method, ((MethodTree) method.getLeaf()).getModifiers()), annotation);
        Element type = ((Trees) trees).getElement(new TreePath(whole, annotation.getAnnotationType()));
        return type == null || type.asType().getKind() == TypeKind.ERROR;
    }

    private TreePath path(ExecutableElement method) {
        return trees == null
                ? null
                : methods(method)
                        .paths()
                        .get(key(method.getSimpleName(), method.getParameters().size()));
    }

    private Methods methods(ExecutableElement method) {
        return ofTypes.computeIfAbsent(method.getEnclosingElement(), this::methods);
    }

    private Methods methods(Element type) {
        TreePath path = ((Trees) trees).getPath(type);
        if (path == null || !(path.getLeaf() instanceof ClassTree tree)) {
            return new Methods("", Map.of());
        }
        Map<String, TreePath> paths = new HashMap<>();
        tree.getMembers().stream()
                .filter(MethodTree.class::isInstance)
                .map(MethodTree.class::cast)
                .forEach(method -> paths.putIfAbsent(
                        key(method.getName(), method.getParameters().size()), new TreePath(path, method)));
        return new Methods(text(path.getCompilationUnit()), paths);
    }

    private static String key(CharSequence name, int parameters) {
        return name + "/" + parameters;
    }

    private static String text(CompilationUnitTree unit) {
        try {
            return unit.getSourceFile().getCharContent(true).toString();
        } catch (IOException unreadable) {
            return "";
        }
    }
}
