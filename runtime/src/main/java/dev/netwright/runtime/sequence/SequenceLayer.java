package dev.netwright.runtime.sequence;

import java.util.Collection;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A Deeplearning4j layer over sequences {@code [N, F, T]} that are padded at the end. At the real steps of an example it puts
 * out, and sends back, what the layer inside would for the example alone, at its own length; parameters and their names are
 * those of the layer inside.
 *
 * <p>It is for the layers that Deeplearning4j 1.0.0-M2.1 gets wrong where there is a mask: {@code Convolution1DLayer} and
 * {@code Subsampling1DLayer} take a window that reaches into the padding for a real step, and the convolution reads the
 * padding; the backward half of {@code Bidirectional} begins in the padding; {@code DropoutLayer} fails.
 */
public final class SequenceLayer extends BaseWrapperLayer {
    private static final long serialVersionUID = 1L;

    /** For the JSON of a configuration. */
    private SequenceLayer() {}

    /**
     * Around a layer.
     *
     * @param underlying a {@code Convolution1DLayer} or {@code Subsampling1DLayer} in mode {@code Truncate}, a
     *     {@code Bidirectional} around a recurrent layer, or any layer that treats each step by itself
     */
    public SequenceLayer(Layer underlying) {
        super(underlying);
    }

    @Override
    public org.deeplearning4j.nn.api.Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialize,
            DataType dataType) {
        NeuralNetConfiguration inner = conf.clone();
        Layer layer = ((SequenceLayer) inner.getLayer()).getUnderlying();
        inner.setLayer(layer);
        if (layer instanceof Bidirectional both) {
            return BothWays.of(both, inner, listeners, index, parameters, initialize, dataType);
        }
        org.deeplearning4j.nn.api.Layer made =
                layer.instantiate(inner, listeners, index, parameters, initialize, dataType);
        if (layer instanceof Convolution1DLayer convolution) {
            return new WindowLayer(
                    made,
                    new StepWindow(
                            convolution.getKernelSize()[0],
                            convolution.getStride()[0],
                            convolution.getPadding()[0],
                            convolution.getDilation()[0]));
        }
        if (layer instanceof Subsampling1DLayer pool) {
            return new WindowLayer(
                    made, new StepWindow(pool.getKernelSize()[0], pool.getStride()[0], pool.getPadding()[0], 1));
        }
        return new StepwiseLayer(made);
    }
}
