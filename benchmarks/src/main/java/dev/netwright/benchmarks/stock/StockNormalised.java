package dev.netwright.benchmarks.stock;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.nd4j.linalg.activations.Activation;

/** A convolution without bias, its batch normalisation, and what follows that. */
final class StockNormalised {
    private StockNormalised() {}

    /** {@return the name of the last vertex added} */
    static String convolution(
            GraphBuilder graph, String name, String from, int channels, int kernel, int stride, Activation activation) {
        graph.addLayer(
                name + "/conv",
                new ConvolutionLayer.Builder(kernel, kernel)
                        .nOut(channels)
                        .stride(stride, stride)
                        .padding(kernel / 2, kernel / 2)
                        .hasBias(false)
                        .build(),
                from);
        return normalised(graph, name + "/norm", name + "/conv", activation);
    }

    /** Deeplearning4j's batch normalisation ignores an activation of its own. */
    static String normalised(GraphBuilder graph, String name, String from, Activation activation) {
        graph.addLayer(name, new BatchNormalization.Builder().useLogStd(false).build(), from);
        if (activation == Activation.IDENTITY) {
            return name;
        }
        graph.addLayer(name + "/activation", new ActivationLayer(activation), name);
        return name + "/activation";
    }
}
