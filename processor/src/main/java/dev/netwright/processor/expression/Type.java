package dev.netwright.processor.expression;

import java.util.List;
import java.util.Optional;

/** The type of a value in an expression, or of the annotation member that it is bound to. */
public sealed interface Type {
    /** A 32-bit integer, held as a {@code Long}. */
    Type INT = Plain.INT;

    Type BOOLEAN = Plain.BOOLEAN;

    /** A 64-bit floating point number; an int may stand where one is expected. */
    Type DOUBLE = Plain.DOUBLE;

    Type STRING = Plain.STRING;

    /** A list of ints, held as a {@code List<Long>}; an int n may stand where one is expected and means {@code {n}}. */
    Type INT_ARRAY = Plain.INT_ARRAY;

    /** A list of strings; a member may have this type, an expression never has. */
    Type STRING_ARRAY = Plain.STRING_ARRAY;

    /** The type as a message names it, with its article: {@code an int}. */
    String describe();

    /** Whether a value of the other type may stand where this type is expected. */
    boolean accepts(Type other);

    /**
     * The type of a value.
     *
     * @throws ExpressionException of kind {@code TYPE}, without a position, if expressions have no such values
     */
    static Type of(Object value) {
        if (value instanceof Long) {
            return INT;
        } else if (value instanceof Boolean) {
            return BOOLEAN;
        } else if (value instanceof Double) {
            return DOUBLE;
        } else if (value instanceof String) {
            return STRING;
        } else if (value instanceof List<?> list && list.stream().allMatch(Long.class::isInstance)) {
            return INT_ARRAY;
        } else if (value instanceof EnumConstant constant) {
            return new EnumType(constant.type(), List.of());
        }
        throw new ExpressionException(
                ExpressionException.Kind.TYPE,
                "an expression cannot use a value of type " + value.getClass().getSimpleName());
    }

    /** The type that values of both types can be read as, if there is one. */
    static Optional<Type> common(Type first, Type second) {
        if (first.accepts(second)) {
            return Optional.of(first);
        }
        return second.accepts(first) ? Optional.of(second) : Optional.empty();
    }

    /** The types without parts. */
    enum Plain implements Type {
        INT("an int"),
        BOOLEAN("a boolean"),
        DOUBLE("a double"),
        STRING("a string"),
        INT_ARRAY("an int array"),
        STRING_ARRAY("a string array");

        private final String description;

        Plain(String description) {
            this.description = description;
        }

        @Override
        public String describe() {
            return description;
        }

        @Override
        public boolean accepts(Type other) {
            return other == this || (other == INT && (this == DOUBLE || this == INT_ARRAY));
        }
    }

    /**
     * An enum.
     *
     * @param qualifiedName the enum's qualified name; empty where it is not known, which fits any enum
     * @param constants the names of its constants; empty where they are not known, and then any name is taken for one
     */
    record EnumType(String qualifiedName, List<String> constants) implements Type {
        public EnumType {
            constants = List.copyOf(constants);
        }

        /** Whether the name is one of the constants, or may be one. */
        public boolean mayDeclare(String name) {
            return constants.isEmpty() || constants.contains(name);
        }

        /** The name without its package, or {@code the enum}. */
        public String simpleName() {
            return qualifiedName.isEmpty() ? "the enum" : qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
        }

        @Override
        public String describe() {
            return "a constant of " + simpleName();
        }

        @Override
        public boolean accepts(Type other) {
            return other instanceof EnumType type
                    && (qualifiedName.isEmpty()
                            || type.qualifiedName.isEmpty()
                            || qualifiedName.equals(type.qualifiedName));
        }
    }
}
