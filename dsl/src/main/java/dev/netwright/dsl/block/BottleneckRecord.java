package dev.netwright.dsl.block;

import dev.netwright.dsl.DeclarationRecord;
import java.lang.String;

/**
 * What the class file of {@link Bottleneck} loses; the compiler reads it where that comes from a jar.
 */
@DeclarationRecord(
        version = 1,
        declares = Bottleneck.class,
        file = "Bottleneck.java",
        elements = {
                @DeclarationRecord.Element(name = "x", line = 49),
                @DeclarationRecord.Element(name = "narrow", line = 50),
                @DeclarationRecord.Element(name = "conv", line = 51),
                @DeclarationRecord.Element(name = "wide", line = 52),
                @DeclarationRecord.Element(name = "shortcut", reads = "x", line = 54),
                @DeclarationRecord.Element(name = "out", reads = {"wide", "shortcut"}, line = 55)
        }
)
public final class BottleneckRecord {
    /**
     * Changes with the declaration.
     */
    public static final String HASH = "bd9136d0b762c0e0";

    private BottleneckRecord() {
    }
}
