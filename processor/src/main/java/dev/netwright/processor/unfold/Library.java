package dev.netwright.processor.unfold;

import dev.netwright.processor.declaration.Declaration;
import dev.netwright.processor.declaration.Parameter;
import dev.netwright.processor.report.Problem;
import java.util.List;
import java.util.Optional;

/** Where blocks, and networks that are used, are looked up by name. */
public interface Library {
    Optional<Declaration> declaration(String name);

    /** The members of the layer annotation {@code name}, in order; empty for a library without layers. */
    default List<Parameter> members(String name) {
        return List.of();
    }

    /** What is wrong with the form of the declaration {@code name}, so that it cannot be unfolded. */
    default List<Problem> faults(String name) {
        return List.of();
    }
}
