package dev.netwright.processor.report;

/** The part of a long text that a reader needs. */
public final class Excerpt {
    private static final int MOST = 600;
    private static final int AROUND = 40;
    private static final String CUT = "...";

    private Excerpt() {}

    /** The text, without its middle where it is very long. */
    public static String of(String text) {
        return text.length() <= MOST
                ? text
                : part(text, 0, MOST / 2) + CUT + part(text, text.length() - MOST / 2, text.length());
    }

    /** What stands around {@code position}. */
    public static String around(String text, int position) {
        int from = Math.max(0, position - AROUND);
        int to = Math.min(text.length(), position + AROUND);
        return (from > 0 ? CUT : "") + part(text, from, to) + (to < text.length() ? CUT : "");
    }

    /** No character of two halves is cut in two. */
    private static String part(String text, int from, int to) {
        int start = from > 0 && Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from;
        int end = to < text.length() && Character.isLowSurrogate(text.charAt(to)) ? to - 1 : to;
        return text.substring(start, end);
    }
}
