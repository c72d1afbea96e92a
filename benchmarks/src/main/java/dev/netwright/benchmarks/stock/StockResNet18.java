package dev.netwright.benchmarks.stock;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;

/** ResNet-18 as torchvision has it. */
final class StockResNet18 {
    private StockResNet18() {}

    static String layers(GraphBuilder graph) {
        String last = StockNormalised.convolution(graph, "conv1", "in", 64, 7, 2, Activation.RELU);
        graph.addLayer(
                "pool1",
                new SubsamplingLayer.Builder(PoolingType.MAX)
                        .kernelSize(3, 3)
                        .stride(2, 2)
                        .padding(1, 1)
                        .build(),
                last);
        last = "pool1";
        for (int stage = 2; stage <= 5; stage++) {
            for (int i = 0; i < 2; i++) {
                boolean changes = stage > 2 && i == 0;
                last = block(graph, "stage" + stage + "_" + i, last, 64 << (stage - 2), changes);
            }
        }
        graph.addLayer("gap", new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), last);
        return "gap";
    }

    private static String block(GraphBuilder graph, String name, String from, int channels, boolean changes) {
        int stride = changes ? 2 : 1;
        String first = StockNormalised.convolution(graph, name + "/conv1", from, channels, 3, stride, Activation.RELU);
        String second = StockNormalised.convolution(graph, name + "/conv2", first, channels, 3, 1, Activation.IDENTITY);
        String shortcut = changes
                ? StockNormalised.convolution(graph, name + "/shortcut", from, channels, 1, stride, Activation.IDENTITY)
                : from;
        graph.addVertex(name + "/sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), second, shortcut)
                .addLayer(name + "/out", new ActivationLayer(Activation.RELU), name + "/sum");
        return name + "/out";
    }
}
