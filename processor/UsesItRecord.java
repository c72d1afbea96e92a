import dev.netwright.dsl.DeclarationRecord;

/**
 * What the class file of {@link UsesIt} loses; the compiler reads it where that comes from a jar.
 */
@DeclarationRecord(
        version = 1,
        declares = UsesIt.class,
        file = "UsesIt.java",
        elements = {
                @DeclarationRecord.Element(name = "image", line = 13),
                @DeclarationRecord.Element(name = "block", line = 14),
                @DeclarationRecord.Element(name = "flat", line = 15),
                @DeclarationRecord.Element(name = "features", line = 16)
        }
)
final class UsesItRecord {
    /**
     * Changes with the declaration.
     */
    public static final String HASH = "df93ede7a06e0551";

    private UsesItRecord() {
    }
}
