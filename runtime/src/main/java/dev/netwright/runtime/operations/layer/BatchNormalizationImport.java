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
                scope.weight("var", layer.isUseLogStd() ? variance(scope) : vector(scope, "var")));
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

    private static Constant variance(ImportScope scope) {
        double[] logarithms = scope.values(LOG_DEVIATION).dup('c').data().asDouble();
        float[] variance = new float[logarithms.length];
        for (int i = 0; i < variance.length; i++) {
            variance[i] = (float) Math.pow(10, 2 * logarithms[i]);
        }
        return Constant.of(Shape.of(variance.length), variance);
    }
}
