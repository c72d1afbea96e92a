package dev.netwright.processor.declaration;

import dev.netwright.processor.expression.Type;
import java.util.Optional;

/** A member of a layer or block annotation: its type, and its default unless it is required. */
public record Parameter(String name, Type type, Optional<Object> defaultValue) {
    public boolean isRequired() {
        return defaultValue.isEmpty();
    }
}
