package dev.netwright.processor.read;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;

/** What only the source tells, where the compiler is javac; others do not show it, and then it is not known. */
final class SourceTree {
    static final int UNKNOWN = 0;

    private final Object trees;
    private final Map<Element, Map<String, Integer>> ofTypes = new HashMap<>();

    SourceTree(ProcessingEnvironment environment) {
        Object found = null;
        try {
            found = Trees.instance(environment);
        } catch (IllegalArgumentException | LinkageError notJavac) {
            // Another compiler, or one that hides its environment behind a wrapper.
        }
        this.trees = found;
    }

    /** The line of the method's name. */
    int line(ExecutableElement method) {
        if (trees == null) {
            return UNKNOWN;
        }
        // A type at a time: javac looks for a single method from the top of the file.
        return ofTypes.computeIfAbsent(method.getEnclosingElement(), this::ofMethods)
                .getOrDefault(key(method.getSimpleName(), method.getParameters().size()), UNKNOWN);
    }

    private Map<String, Integer> ofMethods(Element type) {
        Map<String, Integer> lines = new HashMap<>();
        TreePath path = path(type);
        if (path != null && path.getLeaf() instanceof ClassTree tree) {
            CompilationUnitTree unit = path.getCompilationUnit();
            String text = text(unit);
            SourcePositions positions = ((Trees) trees).getSourcePositions();
            tree.getMembers().stream()
                    .filter(MethodTree.class::isInstance)
                    .map(MethodTree.class::cast)
                    .forEach(method -> {
                        int start = (int) positions.getStartPosition(unit, method);
                        if (start >= 0) {
                            long line = unit.getLineMap().getLineNumber(name(method, text, start));
                            lines.putIfAbsent(
                                    key(method.getName(), method.getParameters().size()), (int) line);
                        }
                    });
        }
        return lines;
    }

    private static String key(CharSequence name, int parameters) {
        return name + "/" + parameters;
    }

    /** Where the name is, not the first annotation: a declaration begins with its modifiers. */
    private static int name(MethodTree method, String text, int start) {
        int name = text.indexOf(method.getName() + "(", start);
        return name < 0 ? start : name;
    }

    private static String text(CompilationUnitTree unit) {
        try {
            return unit.getSourceFile().getCharContent(true).toString();
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** Whether an annotation on the method is of a type that was not found: javac leaves it out of the method's own. */
    boolean lacksAnnotation(ExecutableElement method) {
        TreePath path = path(method);
        if (path == null || !(path.getLeaf() instanceof MethodTree tree)) {
            return false;
        }
        return tree.getModifiers().getAnnotations().stream().anyMatch(annotation -> isMissing(path, annotation));
    }

    private boolean isMissing(TreePath method, AnnotationTree annotation) {
        TreePath whole = new TreePath(new TreePath(method, ((MethodTree) method.getLeaf()).getModifiers()), annotation);
        Element type = ((Trees) trees).getElement(new TreePath(whole, annotation.getAnnotationType()));
        return type == null || type.asType().getKind() == TypeKind.ERROR;
    }

    private TreePath path(Element element) {
        return trees == null ? null : ((Trees) trees).getPath(element);
    }
}
