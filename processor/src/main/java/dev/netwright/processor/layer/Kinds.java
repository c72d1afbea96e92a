package dev.netwright.processor.layer;

import dev.netwright.processor.shape.Shape;
import dev.netwright.processor.shape.TensorKind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which kind of tensor a layer makes of which, found by trying one of each. */
public final class Kinds {
    private static final List<Shape> SAMPLES = List.of(
            new Shape.Vector(4),
            new Shape.Sequence(4, 16),
            new Shape.Sequence(1, 16),
            new Shape.Map(4, 16, 16),
            new Shape.Volume(4, 16, 16, 16));

    private Kinds() {}

    /** @param values of all its members */
    public static Map<TensorKind, TensorKind> of(LayerKind kind, Map<String, Object> values) {
        Map<TensorKind, TensorKind> kinds = new EnumMap<>(TensorKind.class);
        for (Shape sample : SAMPLES) {
            try {
                Layer layer = kind.read(new Members(values));
                List<Shape> inputs =
                        Collections.nCopies(Math.max(1, kind.arity().least()), sample);
                kinds.put(sample.kind(), layer.infer(inputs).kind());
            } catch (RuntimeException refused) {
                // It does not read this kind, or, a third party's, was not made for a sample.
            }
        }
        return kinds;
    }
}
