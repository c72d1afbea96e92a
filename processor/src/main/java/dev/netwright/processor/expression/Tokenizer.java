package dev.netwright.processor.expression;

import static dev.netwright.processor.expression.ExpressionException.Kind.SYNTAX;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a text into tokens. */
final class Tokenizer {
    private static final int LONGEST_TEXT = 4_000;
    private static final List<String> LONG_SYMBOLS = List.of("&&", "||", "==", "!=", "<=", ">=");
    private static final String SHORT_SYMBOLS = "+-*/%<>!?:(){},.=";

    private final String text;
    private int next;

    private Tokenizer(String text) {
        this.text = text;
    }

    /** The tokens of the text; the last one, and only that, is an {@code END}. */
    static List<Token> tokens(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new ExpressionException(
                    SYNTAX,
                    LONGEST_TEXT,
                    "the text has " + text.length() + " characters, expected at most " + LONGEST_TEXT);
        }
        Tokenizer tokenizer = new Tokenizer(text);
        List<Token> tokens = new ArrayList<>();
        do {
            tokens.add(tokenizer.token());
        } while (tokens.get(tokens.size() - 1).kind() != Token.Kind.END);
        return List.copyOf(tokens);
    }

    private Token token() {
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        int start = next;
        if (start == text.length()) {
            return new Token(Token.Kind.END, "", start);
        }
        int first = text.codePointAt(start);
        if (isDigit(first)) {
            return number();
        }
        if (Character.isJavaIdentifierStart(first)) {
            skipName();
            return new Token(Token.Kind.NAME, text.substring(start, next), start);
        }
        for (String symbol : LONG_SYMBOLS) {
            if (text.startsWith(symbol, start)) {
                next += 2;
                return new Token(Token.Kind.SYMBOL, symbol, start);
            }
        }
        if (SHORT_SYMBOLS.indexOf(first) >= 0) {
            next++;
            return new Token(Token.Kind.SYMBOL, text.substring(start, next), start);
        }
        throw new ExpressionException(SYNTAX, start, unexpected(first));
    }

    private static String unexpected(int character) {
        return switch (character) {
            case '&' -> "unexpected '&', expected '&&'";
            case '|' -> "unexpected '|', expected '||'";
            case '"', '\'' -> "unexpected quote: an expression cannot contain text";
            default ->
                Character.isISOControl(character) || !Character.isDefined(character)
                        ? String.format(Locale.ROOT, "unexpected character U+%04X", character)
                        : "unexpected character '" + Character.toString(character) + "'";
        };
    }

    private Token number() {
        int start = next;
        skipDigits();
        boolean decimal = false;
        if (peek() == '.') {
            decimal = true;
            next++;
            expectDigit("'.'");
            skipDigits();
        }
        if (peek() == 'e' || peek() == 'E') {
            decimal = true;
            next++;
            if (peek() == '+' || peek() == '-') {
                next++;
            }
            expectDigit("the exponent's 'e'");
            skipDigits();
        }
        String digits = text.substring(start, next);
        rejectTail(start, digits);
        if (!decimal && digits.length() > 1 && digits.charAt(0) == '0') {
            // Java would read 010 as eight.
            throw new ExpressionException(
                    SYNTAX, start, "expected an int without leading zeros, found '" + digits + "'");
        }
        return new Token(decimal ? Token.Kind.DECIMAL : Token.Kind.INT, digits, start);
    }

    private void rejectTail(int start, String digits) {
        int tail = next;
        skipName();
        if (next > tail) {
            throw new ExpressionException(
                    SYNTAX,
                    start,
                    "expected an int such as 16 or a decimal such as 0.5, found '" + text.substring(start, next) + "'");
        }
        if (digits.endsWith("_") || digits.contains("_.") || digits.contains("_e") || digits.contains("_E")) {
            throw new ExpressionException(SYNTAX, start, "expected a digit after each '_', found '" + digits + "'");
        }
    }

    private void expectDigit(String after) {
        if (!isDigit(peek())) {
            throw new ExpressionException(SYNTAX, next, "expected a digit after " + after);
        }
    }

    private void skipDigits() {
        while (isDigit(peek()) || peek() == '_') {
            next++;
        }
    }

    private void skipName() {
        while (next < text.length() && isNamePart(text.codePointAt(next))) {
            next += Character.charCount(text.codePointAt(next));
        }
    }

    private static boolean isNamePart(int character) {
        // Java takes invisible control characters for parts of a name; a message could not show them.
        return Character.isJavaIdentifierPart(character) && !Character.isIdentifierIgnorable(character);
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    private int peek() {
        return next < text.length() ? text.charAt(next) : -1;
    }
}
