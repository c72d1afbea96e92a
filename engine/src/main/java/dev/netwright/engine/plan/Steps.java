package dev.netwright.engine.plan;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.primitive;

/** The steps of a plan in order, and what memory they use. */
final class Steps {

    /** A step whose tensors have no place yet. */
    private record Draft(primitive primitive, Work work, List<Argument> arguments) {}

    private final List<Draft> main = new ArrayList<>();
    private final List<Draft> before = new ArrayList<>();
    private final Set<Region> regions = new LinkedHashSet<>();
    private final Set<Slot> slots = new LinkedHashSet<>();
    private boolean preparing;

    /** Whether steps are added to those that run only after the weights have changed. */
    void preparing(boolean now) {
        preparing = now;
    }

    void add(primitive primitive, Slot scratchpad, Argument... arguments) {
        List<Argument> all = new ArrayList<>(List.of(arguments));
        if (scratchpad != null) {
            all.add(Argument.of(DNNL_ARG_SCRATCHPAD, scratchpad));
        }
        add(new Draft(primitive, null, all));
    }

    void add(Work work, Slot... used) {
        List<Argument> all = new ArrayList<>();
        for (Slot slot : used) {
            all.add(Argument.of(0, slot));
        }
        add(new Draft(null, work, all));
    }

    private void add(Draft draft) {
        List<Draft> to = preparing ? before : main;
        to.add(draft);
        for (Argument argument : draft.arguments) {
            use(argument.slot(), to.size() - 1);
        }
    }

    private void use(Slot slot, int step) {
        slots.add(slot);
        regions.add(slot.region());
        if (preparing) {
            slot.region().pin();
        }
        slot.region().use(step);
    }

    /** Keeps a tensor until the next run. */
    void keep(Slot slot) {
        use(slot, main.size());
    }

    int count() {
        return main.size();
    }

    Collection<Region> regions() {
        return regions;
    }

    Collection<Slot> slots() {
        return slots;
    }

    /** The steps that run first after the weights have changed. */
    List<Step> before(OneDnn library, Function<Region, Address> places) {
        return bound(before, library, places);
    }

    /** The steps of each run. */
    List<Step> main(OneDnn library, Function<Region, Address> places) {
        return bound(main, library, places);
    }

    private static List<Step> bound(List<Draft> drafts, OneDnn library, Function<Region, Address> places) {
        List<Step> bound = new ArrayList<>();
        for (Draft draft : drafts) {
            if (draft.work != null) {
                bound.add((stream, run) -> draft.work.run(run));
                continue;
            }
            IntMemoryMap arguments = new IntMemoryMap();
            for (Argument argument : draft.arguments) {
                Slot slot = argument.slot();
                arguments.put(argument.id(), slot.memory(library, places.apply(slot.region())));
            }
            bound.add((stream, run) -> draft.primitive.execute(stream, arguments));
        }
        return bound;
    }
}
