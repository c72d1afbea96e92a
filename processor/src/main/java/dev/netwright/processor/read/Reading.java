package dev.netwright.processor.read;

import dev.netwright.processor.declaration.Declaration;
import dev.netwright.processor.report.Problem;
import java.util.List;

/** A declaration that was read, and what is wrong with its form. */
public record Reading(Declaration declaration, List<Problem> problems) {
    public Reading {
        problems = List.copyOf(problems);
    }
}
