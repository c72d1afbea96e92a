package dev.netwright.processor.expression;

import java.util.List;
import java.util.Optional;

/** A part of a parsed expression. Brackets leave no node behind. */
sealed interface Node permits ArrayLiteral, Binary, Conditional, Extreme, Literal, Name, Size, Unary {
    /** Where a message about this part points: its operator, or its first char. */
    int position();

    List<Node> children();

    /**
     * The part's type, and how to get its value.
     *
     * @param expected what the surroundings need, which gives an enum's constants their meaning; null if anything will do
     * @throws ExpressionException for a name or a type that does not hold
     */
    Typed resolve(TypeScope scope, Type expected);

    /** The part, resolved and converted to what is expected. */
    default Typed as(TypeScope scope, Type expected) {
        return resolve(scope, expected).as(expected, position());
    }

    /** The part, resolved to an int or a double. */
    default Typed asNumber(TypeScope scope, String user) {
        Typed typed = resolve(scope, null);
        if (!typed.isNumber()) {
            throw new ExpressionException(
                    ExpressionException.Kind.TYPE,
                    position(),
                    "'" + user + "' works on ints and doubles, found "
                            + typed.type().describe());
        }
        return typed;
    }

    /** The enum that this part shows to be meant, by a parameter of that type. */
    default Optional<Type.EnumType> enumType(TypeScope scope) {
        return Optional.empty();
    }

    default int depth() {
        return 1 + children().stream().mapToInt(Node::depth).max().orElse(0);
    }
}
