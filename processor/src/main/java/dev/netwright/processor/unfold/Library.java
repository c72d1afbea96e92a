package dev.netwright.processor.unfold;

import dev.netwright.processor.declaration.Declaration;
import java.util.Optional;

/** Where blocks are looked up, by the binary name of their annotation. */
public interface Library {
    Optional<Declaration> block(String name);
}
