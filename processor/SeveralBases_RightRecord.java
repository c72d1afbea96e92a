import dev.netwright.dsl.DeclarationRecord;

/**
 * What the class file of {@link SeveralBases.Right} loses; the compiler reads it where that comes from a jar.
 */
@DeclarationRecord(
        version = 1,
        declares = SeveralBases.Right.class,
        file = "SeveralBases.java",
        elements = {
                @DeclarationRecord.Element(name = "u", line = 12),
                @DeclarationRecord.Element(name = "v", line = 13)
        }
)
final class SeveralBases_RightRecord {
    /**
     * Changes with the declaration.
     */
    public static final String HASH = "fc1a664af6ab6ee6";

    private SeveralBases_RightRecord() {
    }
}
