package dev.netwright.dsl.block;

import dev.netwright.dsl.DeclarationRecord;
import java.lang.String;

/**
 * What the class file of {@link ConvBn} loses; the compiler reads it where that comes from a jar.
 */
@DeclarationRecord(
        version = 1,
        declares = ConvBn.class,
        file = "ConvBn.java",
        elements = {
                @DeclarationRecord.Element(name = "conv", line = 64),
                @DeclarationRecord.Element(name = "norm", line = 65)
        }
)
public final class ConvBnRecord {
    /**
     * Changes with the declaration.
     */
    public static final String HASH = "aef1d62d027df3f7";

    private ConvBnRecord() {
    }
}
