package dev.netwright.runtime.operations.layer;

import dev.netwright.engine.graph.Attributes;
import dev.netwright.engine.graph.Constant;
import dev.netwright.engine.graph.Shape;
import dev.netwright.engine.graph.Weight;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;

/**
 * {@code BatchNormalization}: with the running statistics, or while training with those of the batch, of which the running
 * ones learn. Deeplearning4j ignores an activation in it, and so does this.
 */
final class BatchNormalizationImport implements LayerImport<BatchNormalization> {
    private static final String LOG_DEVIATION = "log10stdev";

    @Override
    public Class<BatchNormalization> configuration() {
        return BatchNormalization.class;
    }

    @Override
    public void write(BatchNormalization layer, ImportScope scope) {
        Formats.requireChannelsFirst(scope, layer.getCnn2DFormat());
        if (layer.isUseLogStd() && scope.isTraining()) {
            throw scope.refuse(
                    "statistics kept as the logarithm of the deviation cannot be trained, as variance they can");
        }
        Weight mean = vector(scope, "mean");
        int channels = mean.shape().size(0);
        boolean isLocked = layer.isLockGammaBeta();
        List<String> reads = List.of(
                scope.input(),
                scope.weight("gamma", isLocked ? fill(channels, layer.getGamma()) : vector(scope, "gamma")),
                scope.weight("beta", isLocked ? fill(channels, layer.getBeta()) : vector(scope, "beta")),
                scope.weight("mean", mean),
                layer.isUseLogStd() ? variance(scope) : scope.weight("var", vector(scope, "var")));
        Attributes attributes = Attributes.none().decimal("epsilon", layer.getEps());
        scope.result(scope.add(
                "BatchNormalization",
                scope.isTraining() ? attributes.decimal("momentum", layer.getDecay()) : attributes,
                reads));
    }

    private static Weight vector(ImportScope scope, String key) {
        return Convolution.vector(scope.parameter(key));
    }

    private static Constant fill(int channels, double value) {
        float[] all = new float[channels];
        Arrays.fill(all, (float) value);
        return Constant.of(Shape.of(channels), all);
    }

    /** 10 to the power of twice the logarithm. */
    private static String variance(ImportScope scope) {
        String logarithms = scope.weight(LOG_DEVIATION, vector(scope, LOG_DEVIATION));
        return scope.add("Exp", scope.add("Mul", logarithms, scope.scalar("twice", 2 * Math.log(10))));
    }
}
