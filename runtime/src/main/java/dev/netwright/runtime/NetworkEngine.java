package dev.netwright.runtime;

import dev.netwright.serving.PredictionEngine;
import dev.netwright.serving.Tensor;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Predicts with Deeplearning4j, in this JVM's own network. */
final class NetworkEngine implements PredictionEngine {
    private final TrainableNetwork network;

    NetworkEngine(TrainableNetwork network) {
        this.network = network;
    }

    @Override
    public List<Tensor> run(List<Tensor> inputs) {
        INDArray[] arrays = inputs.stream()
                .map(input -> Nd4j.createFromArray(input.toArray()).reshape('c', input.shape()))
                .toArray(INDArray[]::new);
        INDArray[] outputs = network.predictAll(arrays);
        List<Tensor> tensors = Arrays.stream(outputs)
                .map(output -> Tensor.of(values(output), output.shape()))
                .toList();
        Arrays.stream(arrays).forEach(INDArray::close);
        Arrays.stream(outputs).forEach(INDArray::close);
        return tensors;
    }

    private static float[] values(INDArray output) {
        return output.castTo(DataType.FLOAT).dup('c').data().asFloat();
    }

    @Override
    public void close() {
        // The network goes on.
    }
}
