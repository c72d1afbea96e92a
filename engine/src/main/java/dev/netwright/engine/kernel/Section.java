package dev.netwright.engine.kernel;

import dev.netwright.engine.graph.Shape;
import dev.netwright.engine.plan.OneDnn;
import dev.netwright.engine.plan.Planner;
import dev.netwright.engine.plan.Slot;
import org.bytedeco.dnnl.memory;

/**
 * A part of a dense tensor.
 *
 * @param whole the shape of the tensor
 * @param sizes of the part
 * @param offset where it begins, in numbers
 * @param strides between neighbours of the part
 */
record Section(Shape whole, long[] sizes, long offset, long[] strides) {

    /** The part of these sizes that begins at some place in each dimension. */
    static Section at(Shape whole, int[] start, Shape part) {
        int[] strides = whole.strides();
        long offset = 0;
        for (int i = 0; i < start.length; i++) {
            offset += (long) start[i] * strides[i];
        }
        return new Section(whole, OneDnn.longs(part), offset, OneDnn.longs(strides));
    }

    memory.desc desc() {
        return OneDnn.strided(sizes, strides);
    }

    /** The part of a dense tensor, without a copy. */
    Slot of(Slot dense) {
        return dense.view(desc(), offset);
    }

    /** A dense tensor that is 0 but for the part. */
    Slot in(Planner planner, Slot part) {
        Slot all = planner.slot(OneDnn.plain(whole));
        planner.work(run -> all.clear(), all);
        planner.reorder(part, of(all));
        return all;
    }
}
