package dev.netwright.processor.read;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;

/** Line numbers, where the compiler is javac; others do not tell them, and messages then go without. */
final class Lines {
    static final int UNKNOWN = 0;

    private final Object trees;

    Lines(ProcessingEnvironment environment) {
        Object found = null;
        try {
            found = Trees.instance(environment);
        } catch (IllegalArgumentException | LinkageError notJavac) {
            // Another compiler, or one that hides its environment behind a wrapper.
        }
        this.trees = found;
    }

    int of(Element element) {
        if (trees == null) {
            return UNKNOWN;
        }
        TreePath path = ((Trees) trees).getPath(element);
        if (path == null) {
            return UNKNOWN;
        }
        CompilationUnitTree unit = path.getCompilationUnit();
        long start = ((Trees) trees).getSourcePositions().getStartPosition(unit, path.getLeaf());
        return start < 0 ? UNKNOWN : (int) unit.getLineMap().getLineNumber(end(element, unit, path, start));
    }

    /** The line of the name, not of the first annotation: a declaration begins with its modifiers. */
    private static long end(Element element, CompilationUnitTree unit, TreePath path, long start) {
        try {
            String text = unit.getSourceFile().getCharContent(true).toString();
            int name = text.indexOf(element.getSimpleName() + "(", (int) start);
            return name < 0 ? start : name;
        } catch (java.io.IOException unreadable) {
            return start;
        }
    }
}
