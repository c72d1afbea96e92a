package dev.netwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.Locale;

/** Small pieces of code. */
final class CodeBlocks {
    private static final int GROUPED_FROM = 1_000;

    private CodeBlocks() {}

    /** {@code 61_706}, with an {@code L} where it is beyond an int. */
    static CodeBlock number(long value) {
        String digits = value < GROUPED_FROM
                ? String.valueOf(value)
                : String.format(Locale.ROOT, "%,d", value).replace(',', '_');
        return CodeBlock.of("$L$L", digits, value == (int) value ? "" : "L");
    }
}
