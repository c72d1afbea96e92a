package dev.netwright.processor.errors;

import dev.netwright.processor.report.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A page of {@code docs/errors/}: prose by hand around a rule, an example and a message that are taken from the code and
 * from the code's fixture.
 */
record ErrorPage(ErrorCode code, String text) {
    private static final Path FOLDER = Path.of("..", "docs", "errors");
    private static final Pattern RULE = Pattern.compile("(?m)^> .*$");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```java\n.*?```\n");
    private static final Pattern MESSAGE = Pattern.compile("(?s)```text\n.*?```\n");

    static ErrorPage read(ErrorCode code) {
        return new ErrorPage(code, read(path(code.text())));
    }

    static String index() {
        return read(path("README"));
    }

    private static Path path(String name) {
        return FOLDER.resolve(name + ".md");
    }

    /** This page as it would be if it were made from today's code. */
    ErrorPage remade() {
        String page = replace(RULE, text, "> " + code.rule());
        if (code == ErrorCode.INTERNAL_ERROR) {
            return new ErrorPage(code, page);
        }
        Fixture fixture = Fixture.of(code.text());
        page = replace(EXAMPLE, page, "```java\n" + fixture.plainText().strip() + "\n```\n");
        page = replace(MESSAGE, page, "```text\n" + Printed.byJavac(fixture).strip() + "\n```\n");
        return new ErrorPage(code, page);
    }

    private static String replace(Pattern part, String page, String by) {
        Matcher matcher = part.matcher(page);
        if (!matcher.find()) {
            throw new AssertionError("the page lacks " + part + ":\n" + page);
        }
        return matcher.replaceFirst(Matcher.quoteReplacement(by));
    }

    /** What stands between the blocks, by hand. */
    String prose() {
        String prose = RULE.matcher(text).replaceAll("");
        prose = EXAMPLE.matcher(prose).replaceAll("");
        return MESSAGE.matcher(prose).replaceAll("").replaceAll("(?m)^#.*$", "").strip();
    }

    void write() {
        write(path(code.text()), text);
    }

    /** {@code README.md} as it would be if it were made from today's code: its head is kept, its table made anew. */
    static String remadeIndex() {
        String old = index();
        String table = Arrays.stream(ErrorCode.values())
                .map(code -> "| [%1$s](%1$s.md) | %2$s |".formatted(code.text(), code.rule()))
                .collect(Collectors.joining("\n"));
        return old.substring(0, old.indexOf("| --- | --- |\n")) + "| --- | --- |\n" + table + "\n";
    }

    static void writeIndex(String text) {
        write(path("README"), text);
    }

    private static String read(Path path) {
        try {
            return Files.readString(path).replace("\r\n", "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void write(Path path, String text) {
        try {
            Files.writeString(path, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
