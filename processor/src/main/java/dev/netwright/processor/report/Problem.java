package dev.netwright.processor.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One error, as data: the first line stands alone; the detail lines follow it.
 *
 * @param subject the layer, block or network it is about, as the first word of the message
 */
public record Problem(ErrorCode code, String subject, String message, SourceRef at, List<Detail> details) {

    private static final int FRAMES = 8;

    /** A line below the first: {@code rule}, {@code path}, {@code in} or {@code fix}, and its text. */
    public record Detail(String label, String text) {
        private static final List<String> LAST = List.of("rule", "in", "path", "most", "fix");

        public Detail {
            text = Excerpt.of(text);
        }

        private int rank() {
            return LAST.indexOf(label);
        }
    }

    public Problem {
        message = Excerpt.of(message);
        details = details.stream().sorted(Comparator.comparingInt(Detail::rank)).toList();
    }

    /** Whether nothing can be generated with it. */
    public boolean isError() {
        return !code.isWarning();
    }

    public static Problem of(ErrorCode code, String subject, String message, SourceRef at) {
        return new Problem(code, subject, message, at, List.of());
    }

    /** A fault of the processor itself, which it would rather tell than be. */
    public static Problem internal(String subject, Throwable failure, SourceRef at) {
        Problem problem = of(ErrorCode.INTERNAL_ERROR, subject, "Netwright itself failed: " + failure, at);
        StackTraceElement[] frames = failure.getStackTrace();
        for (StackTraceElement frame : List.of(frames).subList(0, Math.min(FRAMES, frames.length))) {
            problem = problem.with("at", frame.toString());
        }
        return problem.fix("please report it with the declaration");
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
        return shown("[" + code.text() + "] " + subject + ": " + message);
    }

    /** The whole text, details indented below the first line; javac indents them by two more. */
    public String text() {
        StringBuilder text = new StringBuilder(firstLine());
        for (Detail detail : details) {
            String lines = detail.text().lines().map(Problem::shown).collect(Collectors.joining("\n"));
            text.append("\n  %-6s %s".formatted(detail.label(), lines));
        }
        return text.toString();
    }

    /** What the user typed may hold characters that break or turn a line: these are spelled. */
    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (Character.getType(point)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SURROGATE -> shown.append(point == '\n' ? "\\n" : "\\u%s".formatted(digits(point)));
                default -> shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }

    private static String digits(int point) {
        return HexFormat.of().toHexDigits(point).replaceFirst("^0000", "");
    }
}
