import dev.netwright.dsl.DeclarationRecord;

/**
 * What the class file of {@link ExpressionValue.Share} loses; the compiler reads it where that comes from a jar.
 */
@DeclarationRecord(
        version = 1,
        declares = ExpressionValue.Share.class,
        file = "ExpressionValue.java",
        elements = @DeclarationRecord.Element(name = "part", line = 11)
)
final class ExpressionValue_ShareRecord {
    /**
     * Changes with the declaration.
     */
    public static final String HASH = "cb4cdf5f30fbb048";

    private ExpressionValue_ShareRecord() {
    }
}
