package dev.netwright.processor.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One error, as data: the first line stands alone; the detail lines follow it.
 *
 * @param subject the layer, block or network it is about, as the first word of the message
 */
public record Problem(ErrorCode code, String subject, String message, SourceRef at, List<Detail> details) {

    /** A line below the first: {@code rule}, {@code path}, {@code in} or {@code fix}, and its text. */
    public record Detail(String label, String text) {
        private static final List<String> LAST = List.of("rule", "in", "path", "most", "fix");

        private int rank() {
            return LAST.indexOf(label);
        }
    }

    public Problem {
        details = details.stream().sorted(Comparator.comparingInt(Detail::rank)).toList();
    }

    public static Problem of(ErrorCode code, String subject, String message, SourceRef at) {
        return new Problem(code, subject, message, at, List.of());
    }

    public Problem rule(String text) {
        return with("rule", text);
    }

    public Problem path(String text) {
        return with("path", text);
    }

    public Problem in(String text) {
        return with("in", text);
    }

    public Problem fix(String text) {
        return with("fix", text);
    }

    /** Adds a detail line; an empty text adds none. */
    public Problem with(String label, String text) {
        if (text.isEmpty()) {
            return this;
        }
        List<Detail> more = new ArrayList<>(details);
        more.add(new Detail(label, text));
        return new Problem(code, subject, message, at, more);
    }

    /** {@code [kernel-exceeds-input] conv5: a 5x5 kernel does not fit its 4x4 input}. */
    public String firstLine() {
        return "[" + code.text() + "] " + subject + ": " + message;
    }

    /** The whole text, details indented below the first line; javac indents them by two more. */
    public String text() {
        StringBuilder text = new StringBuilder(firstLine());
        for (Detail detail : details) {
            text.append("\n  %-6s %s".formatted(detail.label(), detail.text()));
        }
        return text.toString();
    }
}
