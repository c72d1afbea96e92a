package dev.netwright.dsl;

/**
 * The mark of a member that has no default. {@code javac} rejects a missing member before it could be set by
 * {@link Bind @Bind}, so a member that must be given has {@link #REQUIRED} as its Java default, and the processor asks
 * for it: given or bound, exactly once. A missing one is an error at the annotation, and so is one both given and
 * bound.
 *
 * <p>A block's own parameters use it alike; a {@code double} widens it.
 *
 * <pre>{@code
 * @Block public @interface Stem { int channels() default REQUIRED; interface Body { ... } }
 * }</pre>
 */
public final class Required {
    /** Stands for "must be given". It is {@link Integer#MIN_VALUE}, which is not a legal size of anything. */
    public static final int REQUIRED = Integer.MIN_VALUE;

    private Required() {}
}
