package dev.netwright.processor.report;

import java.util.Collection;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/** Prints problems through the compiler, each at the most exact place that is known. */
public final class Diagnostics {
    private final Messager messager;

    public Diagnostics(Messager messager) {
        this.messager = messager;
    }

    public void report(Collection<Problem> problems) {
        problems.forEach(this::report);
    }

    private void report(Problem problem) {
        SourceRef at = problem.at();
        Element element = (Element) at.element();
        AnnotationMirror annotation = (AnnotationMirror) at.annotation();
        AnnotationValue value = (AnnotationValue) at.value();
        Diagnostic.Kind kind = problem.code().isWarning() ? Diagnostic.Kind.WARNING : Diagnostic.Kind.ERROR;
        if (element == null) {
            messager.printMessage(kind, problem.text());
        } else if (annotation == null) {
            messager.printMessage(kind, problem.text(), element);
        } else if (value == null) {
            messager.printMessage(kind, problem.text(), element, annotation);
        } else {
            messager.printMessage(kind, problem.text(), element, annotation, value);
        }
    }
}
