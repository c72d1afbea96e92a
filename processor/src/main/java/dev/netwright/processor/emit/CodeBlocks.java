package dev.netwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.HexFormat;
import java.util.Locale;

/** Small pieces of code. */
final class CodeBlocks {
    private static final int GROUPED_FROM = 1_000;

    private CodeBlocks() {}

    /** A string literal in ASCII. JavaPoet's own would be broken into lines at a U+2028. */
    static CodeBlock string(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (char letter : text.toCharArray()) {
            literal.append(
                    switch (letter) {
                        case '\n' -> "\\n";
                        case '\r' -> "\\r";
                        case '\t' -> "\\t";
                        case '"' -> "\\\"";
                        case '\\' -> "\\\\";
                        default -> isPlain(letter) ? String.valueOf(letter) : escape(letter);
                    });
        }
        return CodeBlock.of("$L", literal.append('"'));
    }

    /** Code in ASCII: whatever encoding the compiler writes and reads it in, it is the same. */
    static String ascii(String code) {
        if (code.chars().allMatch(letter -> letter == '\n' || isPlain((char) letter))) {
            return code;
        }
        StringBuilder text = new StringBuilder();
        for (char letter : code.toCharArray()) {
            text.append(letter == '\n' || isPlain(letter) ? String.valueOf(letter) : escape(letter));
        }
        return text.toString();
    }

    private static boolean isPlain(char letter) {
        return letter >= ' ' && letter <= '~';
    }

    private static String escape(char letter) {
        return "\\u" + HexFormat.of().toHexDigits(letter);
    }

    /** {@code 61_706}, with an {@code L} where it is beyond an int. */
    static CodeBlock number(long value) {
        String digits = value < GROUPED_FROM
                ? String.valueOf(value)
                : String.format(Locale.ROOT, "%,d", value).replace(',', '_');
        return CodeBlock.of("$L$L", digits, value == (int) value ? "" : "L");
    }
}
