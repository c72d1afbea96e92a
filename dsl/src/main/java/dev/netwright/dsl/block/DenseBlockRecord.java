package dev.netwright.dsl.block;

import dev.netwright.dsl.DeclarationRecord;
import java.lang.String;

/**
 * What the class file of {@link DenseBlock} loses; the compiler reads it where that comes from a jar.
 */
@DeclarationRecord(
        version = 1,
        declares = DenseBlock.class,
        file = "DenseBlock.java",
        elements = @DeclarationRecord.Element(name = "layer", line = 40)
)
public final class DenseBlockRecord {
    /**
     * Changes with the declaration.
     */
    public static final String HASH = "038090b9839405ff";

    private DenseBlockRecord() {
    }
}
