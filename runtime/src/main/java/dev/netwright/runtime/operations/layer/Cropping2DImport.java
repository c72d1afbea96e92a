package dev.netwright.runtime.operations.layer;

import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;

/** {@code Slice} along the height and the width. */
final class Cropping2DImport implements LayerImport<Cropping2D> {
    @Override
    public Class<Cropping2D> configuration() {
        return Cropping2D.class;
    }

    @Override
    public void write(Cropping2D layer, ImportScope scope) {
        Formats.requireChannelsFirst(scope, layer.getDataFormat());
        int[] cropping = layer.getCropping();
        scope.result(scope.add(
                "Slice",
                scope.input(),
                scope.integers("starts", cropping[0], cropping[2]),
                scope.integers("ends", end(cropping[1]), end(cropping[3])),
                scope.integers("axes", 2, 3)));
    }

    /** Counted from the far end; all of it where nothing is cut off there. */
    private static long end(int cropped) {
        return cropped == 0 ? Long.MAX_VALUE : -cropped;
    }
}
