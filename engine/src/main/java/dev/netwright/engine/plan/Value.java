package dev.netwright.engine.plan;

import dev.netwright.engine.graph.Shape;
import java.util.ArrayList;
import java.util.List;

/** A tensor of the graph while it is planned: in which layouts it stands, and its gradient so far. */
final class Value {
    final Shape shape;
    final boolean needsGradient;
    final List<Slot> slots = new ArrayList<>();
    Slot gradient;

    Value(Shape shape, boolean needsGradient) {
        this.shape = shape;
        this.needsGradient = needsGradient;
    }
}
