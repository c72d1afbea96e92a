package dev.netwright.processor.expression;

import java.util.Collection;
import java.util.List;

/** A fault in the text of an expression, or one that its values bring out. */
public final class ExpressionException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int NOWHERE = -1;
    /** Characters on either side of the fault. */
    private static final int SHOWN = 60;

    private static final String CUT = "...";

    /** What went wrong. */
    public enum Kind {
        /** The text is no expression. */
        SYNTAX,
        /** A parameter, layer, dimension or enum constant that does not exist. */
        UNKNOWN_NAME,
        /** A value of one type where another is needed. */
        TYPE,
        /** A number outside the range of its type. */
        OVERFLOW,
        /** A quotient or remainder by zero. */
        DIVISION_BY_ZERO
    }

    private final Kind kind;
    private final int position;
    private final String name;
    private final String[] candidates;

    private ExpressionException(Kind kind, int position, String message, String name, String[] candidates) {
        super(message);
        this.kind = kind;
        this.position = position;
        this.name = name;
        this.candidates = candidates;
    }

    /** A fault found by a {@link Scope}, which does not know where in the text it was asked. */
    public ExpressionException(Kind kind, String message) {
        this(kind, NOWHERE, message);
    }

    ExpressionException(Kind kind, int position, String message) {
        this(kind, position, message, "", new String[0]);
    }

    /** An unknown name found by a {@link Scope}, which does not know where in the text it was asked. */
    public static ExpressionException unknownName(String message, String name, Collection<String> candidates) {
        return new ExpressionException(Kind.UNKNOWN_NAME, NOWHERE, message, name, candidates.toArray(String[]::new));
    }

    /** The same fault, at a place in the text. */
    ExpressionException at(int place) {
        ExpressionException placed = new ExpressionException(kind, place, getMessage(), name, candidates);
        placed.setStackTrace(getStackTrace());
        return placed;
    }

    public Kind kind() {
        return kind;
    }

    /**
     * Where the fault is: the index of a {@code char} in the text that was parsed, its length if something is missing
     * at the end, or -1 if the fault was not found through an expression.
     */
    public int position() {
        return position;
    }

    /** The name that is unknown; empty for every other kind. */
    public String name() {
        return name;
    }

    /** The names that would have been known in its place, to suggest one from; empty for every other kind. */
    public List<String> candidates() {
        return List.of(candidates);
    }

    /**
     * The line of the text that the fault is in, cut where it is long, and, below it, a caret under the fault.
     *
     * @param text the text that was parsed; for a {@link Binding}, the whole of it
     */
    public String render(String text) {
        if (position < 0 || position > text.length()) {
            return text;
        }
        int start = position;
        while (start > 0 && !endsLine(text.charAt(start - 1))) {
            start--;
        }
        int end = position;
        while (end < text.length() && !endsLine(text.charAt(end))) {
            end++;
        }
        String before = position - start > SHOWN ? CUT : "";
        String after = end - position > SHOWN ? CUT : "";
        start = before.isEmpty() ? start : whole(text, position - SHOWN);
        end = after.isEmpty() ? end : whole(text, position + SHOWN);
        StringBuilder caret = new StringBuilder(" ".repeat(before.length()));
        // A tab is as wide as the reader's terminal makes it, so the same tab goes below it.
        text.substring(start, position).codePoints().forEach(c -> caret.append(c == '\t' ? '\t' : ' '));
        return before + text.substring(start, end) + after + "\n" + caret + "^";
    }

    /** No character of two halves is cut in two. */
    private static int whole(String text, int index) {
        return Character.isLowSurrogate(text.charAt(index)) ? index + 1 : index;
    }

    private static boolean endsLine(char c) {
        return c == '\n' || c == '\r';
    }
}
