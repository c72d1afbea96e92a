package dev.netwright.processor.declaration;

/** The annotations of the language that are neither layers nor blocks. */
public enum Keyword {
    NETWORK("Network"),
    BLOCK("Block"),
    INPUT("Input"),
    USE("Use"),
    REMOVE("Remove"),
    REPLACE("Replace"),
    SHAPE("Shape"),
    REFERENCE("Reference"),
    REPEAT("Repeat"),
    WHEN("When"),
    BIND("Bind"),
    RECORD("DeclarationRecord");

    public static final String PACKAGE = "dev.netwright.dsl";

    private final String simpleName;

    Keyword(String simpleName) {
        this.simpleName = simpleName;
    }

    public String simpleName() {
        return simpleName;
    }

    /** Its qualified name. */
    public String annotation() {
        return PACKAGE + "." + simpleName;
    }
}
