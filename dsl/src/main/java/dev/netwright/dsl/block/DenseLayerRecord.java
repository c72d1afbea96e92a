package dev.netwright.dsl.block;

import dev.netwright.dsl.DeclarationRecord;
import java.lang.String;

/**
 * What the class file of {@link DenseLayer} loses; the compiler reads it where that comes from a jar.
 */
@DeclarationRecord(
        version = 1,
        declares = DenseLayer.class,
        file = "DenseLayer.java",
        elements = {
                @DeclarationRecord.Element(name = "x", line = 46),
                @DeclarationRecord.Element(name = "norm1", line = 47),
                @DeclarationRecord.Element(name = "conv1", line = 48),
                @DeclarationRecord.Element(name = "norm2", line = 49),
                @DeclarationRecord.Element(name = "conv2", line = 50),
                @DeclarationRecord.Element(name = "out", reads = {"x", "conv2"}, line = 51)
        }
)
public final class DenseLayerRecord {
    /**
     * Changes with the declaration.
     */
    public static final String HASH = "e50115a2dbed39e3";

    private DenseLayerRecord() {
    }
}
