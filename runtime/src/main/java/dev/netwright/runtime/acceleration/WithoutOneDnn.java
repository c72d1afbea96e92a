package dev.netwright.runtime.acceleration;

import java.util.function.Supplier;
import org.nd4j.linalg.factory.Environment;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Computes without oneDNN, which refuses some dilated convolutions: "could not create a descriptor". ND4J knows no
 * narrower switch for an operation that a layer makes itself, so what other threads start meanwhile goes without it too.
 */
public final class WithoutOneDnn {
    private WithoutOneDnn() {}

    /** What {@code computation} gives; one at a time. */
    public static <T> T compute(Supplier<T> computation) {
        synchronized (WithoutOneDnn.class) {
            Environment environment = Nd4j.getEnvironment();
            boolean allowed = environment.helpersAllowed();
            environment.allowHelpers(false);
            try {
                return computation.get();
            } finally {
                environment.allowHelpers(allowed);
            }
        }
    }
}
