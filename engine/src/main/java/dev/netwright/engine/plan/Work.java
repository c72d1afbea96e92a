package dev.netwright.engine.plan;

/** A step that is computed in Java, over slots that it was given with {@link Planner#work}. */
@FunctionalInterface
public interface Work {

    /** Computes the step. */
    void run(Run run);
}
