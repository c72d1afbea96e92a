package dev.netwright.processor.read;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;

/** What only the source tells, where the compiler is javac; others do not show it, and then it is not known. */
final class SourceTree {
    static final int UNKNOWN = 0;

    private final Object trees;

    SourceTree(ProcessingEnvironment environment) {
        Object found = null;
        try {
            found = Trees.instance(environment);
        } catch (IllegalArgumentException | LinkageError notJavac) {
            // Another compiler, or one that hides its environment behind a wrapper.
        }
        this.trees = found;
    }

    /** The line of an element's name. */
    int line(Element element) {
        TreePath path = path(element);
        if (path == null) {
            return UNKNOWN;
        }
        CompilationUnitTree unit = path.getCompilationUnit();
        long start = ((Trees) trees).getSourcePositions().getStartPosition(unit, path.getLeaf());
        return start < 0 ? UNKNOWN : (int) unit.getLineMap().getLineNumber(end(element, unit, start));
    }

    /** The line of the name, not of the first annotation: a declaration begins with its modifiers. */
    private static long end(Element element, CompilationUnitTree unit, long start) {
        try {
            String text = unit.getSourceFile().getCharContent(true).toString();
            int name = text.indexOf(element.getSimpleName() + "(", (int) start);
            return name < 0 ? start : name;
        } catch (java.io.IOException unreadable) {
            return start;
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
