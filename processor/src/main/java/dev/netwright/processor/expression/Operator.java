package dev.netwright.processor.expression;

import java.util.Arrays;
import java.util.Optional;

/** The operators between two values, with Java's precedence; all of them group from the left. */
enum Operator {
    OR("||", 2, Family.LOGIC),
    AND("&&", 3, Family.LOGIC),
    EQUAL("==", 4, Family.EQUALITY),
    NOT_EQUAL("!=", 4, Family.EQUALITY),
    LESS("<", 5, Family.ORDER),
    LESS_OR_EQUAL("<=", 5, Family.ORDER),
    GREATER(">", 5, Family.ORDER),
    GREATER_OR_EQUAL(">=", 5, Family.ORDER),
    ADD("+", 6, Family.ARITHMETIC),
    SUBTRACT("-", 6, Family.ARITHMETIC),
    MULTIPLY("*", 7, Family.ARITHMETIC),
    DIVIDE("/", 7, Family.ARITHMETIC),
    REMAINDER("%", 7, Family.ARITHMETIC);

    /** The precedence of {@code ?:}, below every operator. */
    static final int CONDITIONAL = 1;

    enum Family {
        LOGIC,
        EQUALITY,
        ORDER,
        ARITHMETIC
    }

    private final String symbol;
    private final int precedence;
    private final Family family;

    Operator(String symbol, int precedence, Family family) {
        this.symbol = symbol;
        this.precedence = precedence;
        this.family = family;
    }

    static Optional<Operator> of(Token token) {
        return Arrays.stream(values())
                .filter(operator -> token.is(operator.symbol))
                .findFirst();
    }

    String symbol() {
        return symbol;
    }

    int precedence() {
        return precedence;
    }

    Family family() {
        return family;
    }
}
