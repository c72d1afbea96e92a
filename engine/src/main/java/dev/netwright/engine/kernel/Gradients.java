package dev.netwright.engine.kernel;

import dev.netwright.engine.graph.Parameter;
import dev.netwright.engine.plan.Planner;
import dev.netwright.engine.plan.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bytedeco.dnnl.memory;

/** Where one primitive writes the gradients of its parameters: outside at once where the layout allows it, else by a copy. */
final class Gradients {
    private final Planner planner;
    private final List<Runnable> copies = new ArrayList<>();

    Gradients(Planner planner) {
        this.planner = planner;
    }

    /**
     * Where to write the gradient of a weight. That of a frozen or constant one is computed and left.
     *
     * @param layout how the primitive writes it
     */
    Slot of(String weight, UnaryOperator<Parameter> view, memory.desc layout) {
        if (!planner.needsGradient(weight)) {
            return planner.slot(layout);
        }
        Optional<Slot> outside = planner.weights().gradientPlace(weight, view, layout);
        if (outside.isPresent()) {
            return outside.get();
        }
        Slot slot = planner.slot(layout);
        copies.add(() -> planner.weights().contribute(weight, view, slot));
        return slot;
    }

    /** Adds the copies, after the primitive. */
    void store() {
        copies.forEach(Runnable::run);
    }
}
