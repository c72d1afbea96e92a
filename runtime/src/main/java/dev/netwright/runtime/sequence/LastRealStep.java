package dev.netwright.runtime.sequence;

import java.util.Collection;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.NoParamLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The last real step of each example: {@code [N, F, T]} to {@code [N, F]}; the last of all where there is no mask. The mask is
 * the one that arrives, so it is right below layers that shorten the sequence; Deeplearning4j's {@code LastTimeStepVertex}
 * takes that of the network's input.
 */
public final class LastRealStep extends NoParamLayer {
    private static final long serialVersionUID = 1L;

    @Override
    public org.deeplearning4j.nn.api.Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialize,
            DataType dataType) {
        LastRealStepLayer layer = new LastRealStepLayer(conf, dataType);
        layer.setListeners(listeners);
        layer.setIndex(index);
        return layer;
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        if (input instanceof InputType.InputTypeRecurrent sequence) {
            return InputType.feedForward(sequence.getSize());
        }
        throw new IllegalArgumentException(getLayerName() + " reads a sequence, got " + input);
    }

    @Override
    public InputPreProcessor getPreProcessorForInputType(InputType input) {
        return null;
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType input) {
        return new LayerMemoryReport.Builder(getLayerName(), LastRealStep.class, input, getOutputType(0, input))
                .standardMemory(0, 0)
                .workingMemory(0, 0, 0, 0)
                .cacheMemory(0, 0)
                .build();
    }
}
