package dev.netwright.dsl.block;

import dev.netwright.dsl.DeclarationRecord;
import java.lang.String;

/**
 * What the class file of {@link InceptionBatchNorm} loses; the compiler reads it where that comes from a jar.
 */
@DeclarationRecord(
        version = 1,
        declares = InceptionBatchNorm.class,
        file = "InceptionBatchNorm.java",
        elements = {
                @DeclarationRecord.Element(name = "pointwise", reads = "in", line = 66),
                @DeclarationRecord.Element(name = "narrow3x3", reads = "in", line = 69),
                @DeclarationRecord.Element(name = "wide3x3", line = 72),
                @DeclarationRecord.Element(name = "narrow5x5", reads = "in", line = 75),
                @DeclarationRecord.Element(name = "wide5x5", line = 78),
                @DeclarationRecord.Element(name = "pool", reads = "in", line = 81),
                @DeclarationRecord.Element(name = "projection", line = 84),
                @DeclarationRecord.Element(name = "out", reads = {"pointwise", "wide3x3", "wide5x5", "projection"}, line = 87)
        }
)
public final class InceptionBatchNormRecord {
    /**
     * Changes with the declaration.
     */
    public static final String HASH = "ee09e379898333fc";

    private InceptionBatchNormRecord() {
    }
}
