package dev.netwright.processor.expression;

import static dev.netwright.processor.expression.ExpressionException.Kind.OVERFLOW;
import static dev.netwright.processor.expression.ExpressionException.Kind.SYNTAX;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads tokens into nodes, by recursive descent over values and by precedence over operators. */
final class Parser {
    private static final int DEEPEST = 200;
    private static final int LOWEST_PRECEDENCE = 0;

    private final List<Token> tokens;
    private int next;
    private int nesting;

    Parser(String text) {
        this.tokens = Tokenizer.tokens(text);
    }

    Token peek() {
        return tokens.get(next);
    }

    Token advance() {
        return tokens.get(next++);
    }

    /** The expression from here to the end of the text. */
    Node wholeExpression() {
        if (next == 0 && atEnd()) {
            throw new ExpressionException(SYNTAX, peek().position(), "expected an expression, found an empty text");
        }
        Node node = expression(LOWEST_PRECEDENCE);
        if (!atEnd()) {
            String hint = peek().is("=") ? "; equality is written '=='" : "";
            throw expected("an operator or the end" + afterPrevious(), hint);
        }
        return node;
    }

    boolean atEnd() {
        return peek().kind() == Token.Kind.END;
    }

    private Node expression(int lowest) {
        if (++nesting > DEEPEST) {
            throw tooDeep();
        }
        Node left = value();
        while (true) {
            Optional<Operator> operator = Operator.of(peek());
            if (operator.isPresent() && operator.get().precedence() >= lowest) {
                int position = advance().position();
                Node right = expression(operator.get().precedence() + 1);
                left = shallow(new Binary(position, operator.get(), left, right));
            } else if (peek().is("?") && Operator.CONDITIONAL >= lowest) {
                left = conditional(left);
            } else {
                nesting--;
                return left;
            }
        }
    }

    private Node conditional(Node test) {
        int position = advance().position();
        Node whenTrue = expression(LOWEST_PRECEDENCE);
        expect(":", "'?'");
        Node whenFalse = expression(Operator.CONDITIONAL);
        return shallow(new Conditional(position, test, whenTrue, whenFalse));
    }

    private Node value() {
        Token token = peek();
        return switch (token.kind()) {
            case INT -> new Literal(advance().position(), integer("", token));
            case DECIMAL -> new Literal(advance().position(), decimal(token));
            case NAME -> named(advance());
            case SYMBOL -> symbol(token);
            case END -> throw missingValue();
        };
    }

    private Node symbol(Token token) {
        return switch (token.text()) {
            case "(" -> group();
            case "{" -> array();
            case "-" -> minus();
            case "!" -> new Unary(advance().position(), Unary.Sign.NOT, operand());
            default -> throw missingValue();
        };
    }

    private Node group() {
        advance();
        Node inner = expression(LOWEST_PRECEDENCE);
        expect(")", "'('");
        return inner;
    }

    private Node array() {
        int position = advance().position();
        if (peek().is("}")) {
            advance();
            return new ArrayLiteral(position, List.of());
        }
        List<Node> elements = list();
        expect("}", "'{'");
        return shallow(new ArrayLiteral(position, elements));
    }

    private Node minus() {
        int position = advance().position();
        if (peek().kind() == Token.Kind.INT) {
            // The sign belongs to the number, or the smallest int could not be written.
            return new Literal(position, integer("-", advance()));
        }
        return new Unary(position, Unary.Sign.MINUS, operand());
    }

    private Node operand() {
        if (++nesting > DEEPEST) {
            throw tooDeep();
        }
        Node operand = value();
        nesting--;
        return operand;
    }

    private Node named(Token name) {
        if (peek().is(".")) {
            return size(name);
        }
        if (peek().is("(")) {
            return extreme(name);
        }
        return switch (name.text()) {
            case "true" -> new Literal(name.position(), true);
            case "false" -> new Literal(name.position(), false);
            default -> new Name(name.position(), name.text());
        };
    }

    private Node size(Token layer) {
        advance();
        if (peek().kind() != Token.Kind.NAME) {
            throw expected("one of " + String.join(", ", Expression.DIMENSIONS) + afterPrevious(), "");
        }
        Token dimension = advance();
        if (!Expression.DIMENSIONS.contains(dimension.text())) {
            throw ExpressionException.unknownName(
                            "expected one of " + String.join(", ", Expression.DIMENSIONS) + " after '" + layer.text()
                                    + ".', found '" + dimension.text() + "'",
                            dimension.text(),
                            Expression.DIMENSIONS)
                    .at(dimension.position());
        }
        return new Size(layer.position(), layer.text(), dimension.text());
    }

    private Node extreme(Token function) {
        boolean min = function.text().equals("min");
        if (!min && !function.text().equals("max")) {
            throw new ExpressionException(
                    SYNTAX, function.position(), "expected min or max before '(', found '" + function.text() + "'");
        }
        Token open = advance();
        List<Node> values = list();
        if (values.size() < 2 && !atEnd()) {
            throw new ExpressionException(
                    SYNTAX, open.position(), "expected at least two values in " + function.text() + "(...), found one");
        }
        expect(")", "'('");
        return shallow(new Extreme(function.position(), min ? Extreme.End.MIN : Extreme.End.MAX, values));
    }

    private List<Node> list() {
        List<Node> nodes = new ArrayList<>();
        nodes.add(expression(LOWEST_PRECEDENCE));
        while (peek().is(",")) {
            advance();
            nodes.add(expression(LOWEST_PRECEDENCE));
        }
        return nodes;
    }

    private static Long integer(String sign, Token token) {
        String digits = sign + token.text().replace("_", "");
        // Eleven chars hold every int with its sign, and still fit a long.
        long value = digits.length() > 11 ? Long.MAX_VALUE : Long.parseLong(digits);
        return Arithmetic.inRange(value, "the number is " + sign + token.text(), token.position());
    }

    private static Double decimal(Token token) {
        double value = Double.parseDouble(token.text().replace("_", ""));
        String mantissa = token.text().split("[eE]", 2)[0];
        boolean vanished = value == 0 && mantissa.chars().anyMatch(c -> c >= '1' && c <= '9');
        if (vanished || Double.isInfinite(value)) {
            throw new ExpressionException(
                    OVERFLOW,
                    token.position(),
                    "the number is " + token.text() + ", too " + (vanished ? "small" : "large") + " for a double");
        }
        return value;
    }

    private Node shallow(Node node) {
        // A long row of operators nests to the left without nesting the parser, but whoever walks the tree nests.
        if (node.depth() > DEEPEST) {
            throw tooDeep();
        }
        return node;
    }

    private void expect(String symbol, String opening) {
        if (!peek().is(symbol)) {
            throw expected("an operator or '" + symbol + "' to go with " + opening, "");
        }
        advance();
    }

    private ExpressionException missingValue() {
        return expected("a value" + afterPrevious(), "");
    }

    private String afterPrevious() {
        return next == 0 ? "" : " after '" + tokens.get(next - 1).text() + "'";
    }

    private ExpressionException expected(String what, String hint) {
        return new ExpressionException(
                SYNTAX, peek().position(), "expected " + what + ", found " + peek().describe() + hint);
    }

    private ExpressionException tooDeep() {
        return new ExpressionException(
                SYNTAX,
                tokens.get(Math.max(0, next - 1)).position(),
                "expected an expression of at most " + DEEPEST + " levels, found a deeper one");
    }
}
