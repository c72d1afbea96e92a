package dev.netwright.runtime.program;

import dev.netwright.engine.graph.Shape;
import dev.netwright.engine.plan.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The plans of one graph, by the sizes that they are for. The one that was not used for longest makes room for another. */
final class PlanCache implements AutoCloseable {
    private static final int MOST = 6;

    /** What a plan is for: the shapes of the inputs, and the tensors that can be read. */
    record Key(boolean training, Map<String, Shape> inputs, List<String> outputs) {}

    private final Map<Key, Plan> plans = new LinkedHashMap<>(MOST, 0.75f, true);

    synchronized Plan get(Key key, Supplier<Plan> planned) {
        Plan present = plans.get(key);
        if (present != null) {
            return present;
        }
        if (plans.size() >= MOST) {
            Key oldest = plans.keySet().iterator().next();
            plans.remove(oldest).close();
        }
        Plan made = planned.get();
        plans.put(key, made);
        return made;
    }

    @Override
    public synchronized void close() {
        plans.values().forEach(Plan::close);
        plans.clear();
    }
}
