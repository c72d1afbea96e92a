package dev.netwright.runtime.sequence;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.layers.recurrent.BidirectionalLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Deeplearning4j's bidirectional layer with a backward half that begins at each example's own last step. */
final class BothWays {

    private BothWays() {}

    static Layer of(
            Bidirectional both,
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialize,
            DataType dataType) {
        INDArray flat = parameters.reshape(parameters.length());
        long half = flat.length() / 2;
        NeuralNetConfiguration there = conf.clone();
        there.setLayer(both.getFwd());
        NeuralNetConfiguration back = conf.clone();
        back.setLayer(both.getBwd());
        Layer forward = both.getFwd()
                .instantiate(there, listeners, index, flat.get(NDArrayIndex.interval(0, half)), initialize, dataType);
        Layer backward = both.getBwd()
                .instantiate(
                        back, listeners, index, flat.get(NDArrayIndex.interval(half, 2 * half)), initialize, dataType);
        BidirectionalLayer layer = new BidirectionalLayer(conf, forward, new AlignedLayer(backward), parameters);
        layer.setParamTable(both.initializer().init(conf, parameters, initialize));
        return layer;
    }
}
