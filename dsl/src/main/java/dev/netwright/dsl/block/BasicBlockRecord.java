package dev.netwright.dsl.block;

import dev.netwright.dsl.DeclarationRecord;
import java.lang.String;

/**
 * What the class file of {@link BasicBlock} loses; the compiler reads it where that comes from a jar.
 */
@DeclarationRecord(
        version = 1,
        declares = BasicBlock.class,
        file = "BasicBlock.java",
        elements = {
                @DeclarationRecord.Element(name = "x", line = 46),
                @DeclarationRecord.Element(name = "conv1", line = 47),
                @DeclarationRecord.Element(name = "conv2", line = 48),
                @DeclarationRecord.Element(name = "shortcut", reads = "x", line = 50),
                @DeclarationRecord.Element(name = "out", reads = {"conv2", "shortcut"}, line = 51)
        }
)
public final class BasicBlockRecord {
    /**
     * Changes with the declaration.
     */
    public static final String HASH = "c67dafe5b525bf96";

    private BasicBlockRecord() {
    }
}
