package dev.netwright.processor.emit;

import dev.netwright.processor.report.SourceRef;

/**
 * A generated source file.
 *
 * @param name the class's qualified name
 * @param origin the one declaration that it is generated from
 */
public record SourceFile(String name, String text, SourceRef origin) {}
