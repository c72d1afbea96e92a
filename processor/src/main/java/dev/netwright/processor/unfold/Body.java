package dev.netwright.processor.unfold;

import dev.netwright.processor.declaration.Declaration;
import dev.netwright.processor.report.Problem;
import java.util.List;

/**
 * A declaration whose names and expressions are resolved, once for all its uses.
 *
 * @param problems its own faults; with any, it is not unfolded
 */
record Body(Declaration declaration, List<Element> elements, List<Problem> problems) {
    boolean isSound() {
        return problems.isEmpty();
    }

    /** How many layers a use of it as a block reads. */
    int inputCount() {
        return Math.max(1, declaration.inputs().size());
    }

    /** Whether its input is implied: named {@code in}, declared nowhere. */
    static boolean hasImpliedInput(Declaration declaration) {
        return declaration.isBlock() && declaration.inputs().isEmpty();
    }
}
