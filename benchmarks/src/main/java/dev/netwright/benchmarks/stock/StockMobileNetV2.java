package dev.netwright.benchmarks.stock;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.nd4j.linalg.activations.Activation;

/** MobileNetV2 as torchvision has it. */
final class StockMobileNetV2 {
    /** Expansion, channels, repeats, stride: Sandler et al. 2018, table 2. */
    private static final int[][] STAGES = {
        {1, 16, 1, 1}, {6, 24, 2, 2}, {6, 32, 3, 2}, {6, 64, 4, 2}, {6, 96, 3, 1}, {6, 160, 3, 2}, {6, 320, 1, 1}
    };

    private StockMobileNetV2() {}

    static String layers(GraphBuilder graph) {
        String last = StockNormalised.convolution(graph, "conv1", "in", 32, 3, 2, Activation.RELU6);
        int width = 32;
        for (int stage = 1; stage <= STAGES.length; stage++) {
            int[] sizes = STAGES[stage - 1];
            for (int i = 0; i < sizes[2]; i++) {
                String name = "stage" + stage + (sizes[2] > 1 ? "_" + i : "");
                last = block(graph, name, last, width, sizes[0], sizes[1], i == 0 ? sizes[3] : 1);
                width = sizes[1];
            }
        }
        last = StockNormalised.convolution(graph, "conv8", last, 1280, 1, 1, Activation.RELU6);
        graph.addLayer("gap", new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), last);
        return "gap";
    }

    private static String block(
            GraphBuilder graph, String name, String from, int width, int expansion, int channels, int stride) {
        String last = expansion == 1
                ? from
                : StockNormalised.convolution(graph, name + "/expand", from, expansion * width, 1, 1, Activation.RELU6);
        graph.addLayer(
                name + "/filter",
                new DepthwiseConvolution2D.Builder(3, 3)
                        .depthMultiplier(1)
                        .stride(stride, stride)
                        .padding(1, 1)
                        .hasBias(false)
                        .build(),
                last);
        last = StockNormalised.normalised(graph, name + "/norm", name + "/filter", Activation.RELU6);
        last = StockNormalised.convolution(graph, name + "/project", last, channels, 1, 1, Activation.IDENTITY);
        if (stride != 1 || width != channels) {
            return last;
        }
        graph.addVertex(name + "/out", new ElementWiseVertex(ElementWiseVertex.Op.Add), last, from);
        return name + "/out";
    }
}
