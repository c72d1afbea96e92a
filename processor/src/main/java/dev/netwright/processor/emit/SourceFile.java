package dev.netwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.netwright.processor.report.SourceRef;

/**
 * A generated source file.
 *
 * @param name the class's qualified name
 * @param text in ASCII, its lines ended by a line feed: the same bytes on every machine
 * @param origin the one declaration that it is generated from
 */
public record SourceFile(String name, String text, SourceRef origin) {

    /** The classes of java.lang are imported like all others: one of that name in the package comes before them. */
    static SourceFile of(ClassName name, TypeSpec type, SourceRef origin) {
        String code = JavaFile.builder(name.packageName(), type)
                .indent("    ")
                .build()
                .toString();
        return new SourceFile(name.canonicalName(), CodeBlocks.ascii(code), origin);
    }
}
