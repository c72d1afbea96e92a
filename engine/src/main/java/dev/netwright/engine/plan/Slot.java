package dev.netwright.engine.plan;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.Pointer;

/** A tensor in one layout, in a region of memory. */
public final class Slot {
    private final Region region;
    private final long offset;
    private final memory.desc desc;
    private memory bound;
    private long address;
    private FloatBuffer floats;

    Slot(Region region, long offset, memory.desc desc) {
        this.region = region;
        this.offset = offset;
        this.desc = desc;
    }

    /** Its sizes and layout. */
    public memory.desc desc() {
        return desc;
    }

    /** The same memory under other sizes or strides, from {@code offset} numbers on. */
    public Slot view(memory.desc other, long offset) {
        return new Slot(region, this.offset + offset * Float.BYTES, other);
    }

    Region region() {
        return region;
    }

    /** The tensor as oneDNN takes it, once the region has its place. */
    memory memory(OneDnn library, Address base) {
        if (bound == null) {
            address = base.value() + offset;
            bound = new memory(desc, library.processor(), base.at(offset));
        }
        return bound;
    }

    /** Moves the tensor along with its region. */
    void rebind(Address base) {
        address = base.value() + offset;
        floats = null;
        if (bound != null) {
            bound.set_data_handle(base.at(offset));
        }
    }

    /** Sets all of its memory to 0; to be called within a step. */
    public void clear() {
        Pointer.memset(Address.pointer(address), 0, desc.get_size());
    }

    /** Its numbers, for steps in Java; the layout must be dense. */
    public FloatBuffer floats() {
        if (floats == null) {
            floats = Address.pointer(address)
                    .capacity(desc.get_size())
                    .asByteBuffer()
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
        }
        return floats;
    }
}
