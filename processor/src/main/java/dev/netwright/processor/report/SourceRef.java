package dev.netwright.processor.report;

/**
 * A place in the user's source, opaque to everything but {@link Diagnostics}: an element, and where there is one the
 * annotation on it and the member of that annotation. Held as objects so that nothing else depends on the compiler.
 */
public record SourceRef(Object element, Object annotation, Object value) {

    /** No place at all: a declaration made by a test. */
    public static final SourceRef NONE = new SourceRef(null, null, null);
}
