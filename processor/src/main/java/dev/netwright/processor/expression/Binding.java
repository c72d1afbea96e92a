package dev.netwright.processor.expression;

import static dev.netwright.processor.expression.ExpressionException.Kind.SYNTAX;

import java.util.Objects;

/**
 * One text of a {@code @Bind}: {@code "stride = i == 0 ? stride : 1"}, or {@code "channels"} for
 * {@code "channels = channels"}.
 *
 * @param member the annotation member that is set
 * @param position the index of the member's first char in the text
 * @param value what it is set to; positions of its faults count from the start of the whole text
 */
public record Binding(String member, int position, Expression value) {
    public Binding {
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(value, "value");
    }

    /**
     * Reads a binding.
     *
     * @throws ExpressionException if the text is none; see {@link Expression#parse}
     */
    public static Binding parse(String text) {
        Parser parser = new Parser(text);
        Token member = parser.advance();
        if (member.kind() != Token.Kind.NAME) {
            throw new ExpressionException(
                    SYNTAX,
                    member.position(),
                    "expected the name of a member, as in \"channels\" or \"channels = 4 * growth\", found "
                            + member.describe());
        }
        if (parser.atEnd()) {
            return new Binding(member.text(), member.position(), Expression.parameter(member));
        }
        Token equals = parser.advance();
        if (!equals.is("=")) {
            throw new ExpressionException(
                    SYNTAX,
                    equals.position(),
                    "expected '=' or the end after the member '" + member.text() + "', found " + equals.describe());
        }
        return new Binding(member.text(), member.position(), Expression.rest(text, parser));
    }
}
