package dev.netwright.processor.read;

import dev.netwright.processor.report.Problem;
import java.util.List;
import javax.lang.model.element.Element;

/** Warnings that the source does not want to hear, {@code @SuppressWarnings("backward-half")}. */
public final class Suppressed {
    private Suppressed() {}

    /** Whether the element that a warning is about, or one around it, suppresses it by its code. */
    public static boolean contains(Problem problem) {
        Element element = problem.isError() ? null : (Element) problem.at().element();
        while (element != null) {
            SuppressWarnings suppressed = element.getAnnotation(SuppressWarnings.class);
            if (suppressed != null
                    && List.of(suppressed.value()).contains(problem.code().text())) {
                return true;
            }
            element = element.getEnclosingElement();
        }
        return false;
    }
}
