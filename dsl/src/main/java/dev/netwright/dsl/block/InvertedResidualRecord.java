package dev.netwright.dsl.block;

import dev.netwright.dsl.DeclarationRecord;
import java.lang.String;

/**
 * What the class file of {@link InvertedResidual} loses; the compiler reads it where that comes from a jar.
 */
@DeclarationRecord(
        version = 1,
        declares = InvertedResidual.class,
        file = "InvertedResidual.java",
        elements = {
                @DeclarationRecord.Element(name = "x", line = 51),
                @DeclarationRecord.Element(name = "expand", line = 55),
                @DeclarationRecord.Element(name = "filter", line = 58),
                @DeclarationRecord.Element(name = "norm", line = 61),
                @DeclarationRecord.Element(name = "project", line = 64),
                @DeclarationRecord.Element(name = "out", reads = {"project", "x"}, line = 67)
        }
)
public final class InvertedResidualRecord {
    /**
     * Changes with the declaration.
     */
    public static final String HASH = "6b660c501aae1086";

    private InvertedResidualRecord() {
    }
}
