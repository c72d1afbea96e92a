package dev.netwright.engine.plan;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** The beginning of a piece of memory. JavaCPP asks for one object each time a pointer moves; this one moves itself. */
final class Address {
    private final Movable pointer = new Movable();
    private long value;

    Address(long value) {
        this.value = value;
    }

    long value() {
        return value;
    }

    void move(long to) {
        value = to;
    }

    /** A pointer to so many bytes after the beginning; valid until the next call. */
    Pointer at(long offset) {
        return pointer.to(value + offset);
    }

    /** A pointer of bytes. */
    static BytePointer pointer(long address) {
        return new BytePointer(new Movable().to(address));
    }

    private static final class Movable extends Pointer {
        private Movable() {
            super((Pointer) null);
        }

        private Movable to(long at) {
            address = at;
            return this;
        }
    }
}
