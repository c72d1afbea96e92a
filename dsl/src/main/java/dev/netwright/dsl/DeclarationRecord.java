package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a class file loses of a declaration, kept so that a network or block from a jar reads like one from source: the
 * declared order of its methods on some compilers, the names of their parameters unless {@code -parameters} is given, and
 * the lines they stand on.
 *
 * <p>Written by the processor and never by hand: for each {@link Network @Network}, and for each {@link Block @Block},
 * one class {@code <SimpleName>Record} in the same package carries it, and a constant
 * {@code public static final String HASH} that changes when the declaration does. A network generated from a block
 * refers to that constant, so that an incremental build sees the block change.
 *
 * <pre>{@code
 * @DeclarationRecord(version = 1, declares = VggBlock.class, file = "VggBlock.java", elements = {
 *     @DeclarationRecord.Element(name = "conv", line = 14),
 *     @DeclarationRecord.Element(name = "pool", line = 15)
 * })
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface DeclarationRecord {
    /** {@return the version of this format; a reader refuses one that it does not know} */
    int version();

    /** {@return the interface of the network, or the annotation of the block, which this describes} */
    Class<?> declares();

    /** {@return the simple name of the source file, for messages; empty for one in Kotlin} */
    String file();

    /** {@return the methods of the network, or of the block's body, in declared order} */
    Element[] elements();

    /** One method of a declaration. Used only inside {@link DeclarationRecord#elements}. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({})
    @interface Element {
        /** {@return the name of the method} */
        String name();

        /** {@return the names of its parameters, in order; empty, the default, for a method without any} */
        String[] reads() default {};

        /** {@return the line of its name in the source file, from 1; 0 where the compiler does not tell it} */
        int line();
    }
}
