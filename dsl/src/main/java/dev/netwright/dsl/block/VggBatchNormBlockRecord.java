package dev.netwright.dsl.block;

import dev.netwright.dsl.DeclarationRecord;
import java.lang.String;

/**
 * What the class file of {@link VggBatchNormBlock} loses; the compiler reads it where that comes from a jar.
 */
@DeclarationRecord(
        version = 1,
        declares = VggBatchNormBlock.class,
        file = "VggBatchNormBlock.java",
        elements = {
                @DeclarationRecord.Element(name = "conv", line = 46),
                @DeclarationRecord.Element(name = "pool", line = 47)
        }
)
public final class VggBatchNormBlockRecord {
    /**
     * Changes with the declaration.
     */
    public static final String HASH = "56ca3c6cdd7b993a";

    private VggBatchNormBlockRecord() {
    }
}
