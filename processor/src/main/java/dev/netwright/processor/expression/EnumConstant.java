package dev.netwright.processor.expression;

import java.util.Objects;

/**
 * The value of an enum parameter, such as {@code RELU}.
 *
 * @param type the enum's qualified name, or empty where it is not known
 * @param name the constant's simple name
 */
public record EnumConstant(String type, String name) {
    public EnumConstant {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(name, "name");
    }

    @Override
    public String toString() {
        return name;
    }
}
