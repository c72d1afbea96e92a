package dev.netwright.processor.unfold;

import dev.netwright.processor.declaration.Declaration;
import dev.netwright.processor.report.Problem;
import java.util.List;
import java.util.Optional;

/** Where blocks are looked up, by the binary name of their annotation. */
public interface Library {
    Optional<Declaration> block(String name);

    /** What is wrong with the form of the block {@code name}, so that it cannot be unfolded. */
    default List<Problem> faults(String name) {
        return List.of();
    }
}
