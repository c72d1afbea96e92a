package dev.netwright.processor.read;

import dev.netwright.processor.declaration.Declaration;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Problem;
import java.util.List;
import java.util.Set;

/**
 * A declaration that was read, and what is wrong with its form.
 *
 * @param isBaseKnown whether the layers that it inherits are known: a base whose form is wrong has none to tell
 */
public record Reading(Declaration declaration, List<Problem> problems, boolean isBaseKnown) {
    public Reading(Declaration declaration, List<Problem> problems) {
        this(declaration, problems, true);
    }

    public Reading {
        problems = List.copyOf(problems);
    }

    /** This reading for an heir that gives a body to the methods {@code implemented}: they are no layers then. */
    Reading without(Set<String> implemented) {
        return new Reading(
                declaration.with(declaration.methods().stream()
                        .filter(method -> method.isRead() || !implemented.contains(method.name()))
                        .toList()),
                problems.stream()
                        .filter(problem ->
                                problem.code() != ErrorCode.NO_LAYER || !implemented.contains(problem.subject()))
                        .toList(),
                isBaseKnown);
    }
}
