package dev.netwright.dsl.block;

import dev.netwright.dsl.DeclarationRecord;
import java.lang.String;

/**
 * What the class file of {@link Inception} loses; the compiler reads it where that comes from a jar.
 */
@DeclarationRecord(
        version = 1,
        declares = Inception.class,
        file = "Inception.java",
        elements = {
                @DeclarationRecord.Element(name = "pointwise", reads = "in", line = 67),
                @DeclarationRecord.Element(name = "narrow3x3", reads = "in", line = 68),
                @DeclarationRecord.Element(name = "wide3x3", line = 69),
                @DeclarationRecord.Element(name = "narrow5x5", reads = "in", line = 70),
                @DeclarationRecord.Element(name = "wide5x5", line = 71),
                @DeclarationRecord.Element(name = "pool", reads = "in", line = 72),
                @DeclarationRecord.Element(name = "projection", line = 73),
                @DeclarationRecord.Element(name = "out", reads = {"pointwise", "wide3x3", "wide5x5", "projection"}, line = 74)
        }
)
public final class InceptionRecord {
    /**
     * Changes with the declaration.
     */
    public static final String HASH = "c1845085d5a34734";

    private InceptionRecord() {
    }
}
