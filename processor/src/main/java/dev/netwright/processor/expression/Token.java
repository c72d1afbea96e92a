package dev.netwright.processor.expression;

/**
 * A word of the language.
 *
 * @param position the index of its first char in the whole text
 */
record Token(Kind kind, String text, int position) {
    enum Kind {
        INT,
        DECIMAL,
        NAME,
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** The token as a message shows it. */
    String describe() {
        return kind == Kind.END ? "the end" : "'" + text + "'";
    }
}
