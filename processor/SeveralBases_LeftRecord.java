import dev.netwright.dsl.DeclarationRecord;

/**
 * What the class file of {@link SeveralBases.Left} loses; the compiler reads it where that comes from a jar.
 */
@DeclarationRecord(
        version = 1,
        declares = SeveralBases.Left.class,
        file = "SeveralBases.java",
        elements = {
                @DeclarationRecord.Element(name = "x", line = 6),
                @DeclarationRecord.Element(name = "y", line = 7)
        }
)
final class SeveralBases_LeftRecord {
    /**
     * Changes with the declaration.
     */
    public static final String HASH = "1b6bc4edccdd4899";

    private SeveralBases_LeftRecord() {
    }
}
