package dev.netwright.processor.unfold;

import dev.netwright.processor.declaration.LayerMethod;
import dev.netwright.processor.layer.LayerFault;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.shape.Shape;
import dev.netwright.processor.shape.TensorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The shape that an {@code @Input} of a network declares.
 *
 * @param shape null where there are faults
 */
record InputSize(Shape shape, List<LayerFault> faults) {
    private static final int TRIED = 64;

    static InputSize of(LayerMethod input, Map<String, Evaluated> members) {
        TensorKind kind = input.returns() == TensorKind.ANY ? TensorKind.withSizes(members.keySet()) : input.returns();
        List<Integer> sizes = new ArrayList<>();
        List<LayerFault> faults = new ArrayList<>();
        for (String dimension : kind.dimensions()) {
            long size = size(input, members, dimension);
            if (size < 1) {
                faults.add(LayerFault.of(
                                ErrorCode.SIZE_BELOW_ONE, "%s is %s, must be at least 1".formatted(dimension, size))
                        .on(dimension)
                        .tryInts(dimension, 1, TRIED, true));
            }
            sizes.add((int) size);
        }
        return new InputSize(faults.isEmpty() ? Shape.of(kind, sizes) : null, faults);
    }

    /** The size of an input, the nominal one where it is open. */
    private static long size(LayerMethod input, Map<String, Evaluated> members, String dimension) {
        long size = (Long) members.get(dimension).value();
        return OpenSize.of(input)
                .filter(open -> size < 0 && open.nominal().containsKey(dimension))
                .map(open -> (long) open.nominal().get(dimension))
                .orElse(size);
    }
}
