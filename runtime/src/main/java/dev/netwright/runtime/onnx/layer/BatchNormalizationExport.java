package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxAttributes;
import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** {@code BatchNormalization} with the running statistics. Deeplearning4j ignores an activation in it, and so does this. */
public final class BatchNormalizationExport implements OnnxLayer<BatchNormalization> {
    @Override
    public Class<BatchNormalization> configuration() {
        return BatchNormalization.class;
    }

    @Override
    public void export(BatchNormalization layer, OnnxScope scope) {
        Formats.requireChannelsFirst(scope, layer.getCnn2DFormat());
        INDArray mean = vector(scope.parameter("mean"));
        INDArray gamma = layer.isLockGammaBeta() ? fill(mean, layer.getGamma()) : vector(scope.parameter("gamma"));
        INDArray beta = layer.isLockGammaBeta() ? fill(mean, layer.getBeta()) : vector(scope.parameter("beta"));
        INDArray variance = layer.isUseLogStd()
                ? Transforms.exp(vector(scope.parameter("log10stdev")).mul(2 * Math.log(10)))
                : vector(scope.parameter("var"));
        List<String> reads = List.of(
                scope.input(),
                scope.weight("gamma", gamma),
                scope.weight("beta", beta),
                scope.weight("mean", mean),
                scope.weight("var", variance));
        scope.result(scope.add("BatchNormalization", OnnxAttributes.none().decimal("epsilon", layer.getEps()), reads));
    }

    /** In double precision, in which they may yet be folded into weights. */
    private static INDArray vector(INDArray parameter) {
        return parameter.castTo(DataType.DOUBLE).reshape(parameter.length());
    }

    private static INDArray fill(INDArray like, double value) {
        return Nd4j.valueArrayOf(like.shape(), value, DataType.DOUBLE);
    }
}
