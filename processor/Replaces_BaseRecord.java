import dev.netwright.dsl.DeclarationRecord;

/**
 * What the class file of {@link Replaces.Base} loses; the compiler reads it where that comes from a jar.
 */
@DeclarationRecord(
        version = 1,
        declares = Replaces.Base.class,
        file = "Replaces.java",
        elements = {
                @DeclarationRecord.Element(name = "x", line = 6),
                @DeclarationRecord.Element(name = "hidden", line = 7),
                @DeclarationRecord.Element(name = "logits", line = 8),
                @DeclarationRecord.Element(name = "answer", line = 9)
        }
)
final class Replaces_BaseRecord {
    /**
     * Changes with the declaration.
     */
    public static final String HASH = "28e5c6e1d8b9b82a";

    private Replaces_BaseRecord() {
    }
}
