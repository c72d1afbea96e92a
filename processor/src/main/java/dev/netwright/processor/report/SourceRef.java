package dev.netwright.processor.report;

/**
 * A place in the user's source, opaque to everything but {@link Diagnostics}: an element, and where there is one the
 * annotation on it and the member of that annotation. Held as objects so that nothing else depends on the compiler.
 *
 * @param where {@code VggBlock.java:14} if a record knows it, for places that cannot carry a message of their own
 */
public record SourceRef(Object element, Object annotation, Object value, String where) {

    /** No place at all: a declaration made by a test. */
    public static final SourceRef NONE = new SourceRef(null, null, null, "");

    public SourceRef withWhere(String text) {
        return new SourceRef(element, annotation, value, text);
    }
}
