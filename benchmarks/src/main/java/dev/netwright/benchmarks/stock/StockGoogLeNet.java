package dev.netwright.benchmarks.stock;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;

/** GoogLeNet of "Dive into Deep Learning". */
final class StockGoogLeNet {
    private StockGoogLeNet() {}

    static String layers(GraphBuilder graph) {
        graph.addLayer("conv1", StockSequences.conv(64, 7, 2, 3, Activation.RELU), "in")
                .addLayer("pool1", pool(2), "conv1")
                .addLayer("conv2", StockSequences.conv(64, 1, 1, 0, Activation.RELU), "pool1")
                .addLayer("conv3", StockSequences.conv(192, 3, 1, 1, Activation.RELU), "conv2")
                .addLayer("pool2", pool(2), "conv3");
        inception(graph, "inception3a", "pool2", 64, 96, 128, 16, 32, 32);
        inception(graph, "inception3b", "inception3a/out", 128, 128, 192, 32, 96, 64);
        graph.addLayer("pool3", pool(2), "inception3b/out");
        inception(graph, "inception4a", "pool3", 192, 96, 208, 16, 48, 64);
        inception(graph, "inception4b", "inception4a/out", 160, 112, 224, 24, 64, 64);
        inception(graph, "inception4c", "inception4b/out", 128, 128, 256, 24, 64, 64);
        inception(graph, "inception4d", "inception4c/out", 112, 144, 288, 32, 64, 64);
        inception(graph, "inception4e", "inception4d/out", 256, 160, 320, 32, 128, 128);
        graph.addLayer("pool4", pool(2), "inception4e/out");
        inception(graph, "inception5a", "pool4", 256, 160, 320, 32, 128, 128);
        inception(graph, "inception5b", "inception5a/out", 384, 192, 384, 48, 128, 128);
        graph.addLayer("gap", new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), "inception5b/out");
        return "gap";
    }

    /** The six numbers are those of the paper's table 1, in its order. */
    private static void inception(GraphBuilder graph, String name, String from, int... channels) {
        branch(graph, name + "/pointwise", from, channels[0], 1);
        branch(graph, name + "/narrow3x3", from, channels[1], 1);
        branch(graph, name + "/wide3x3", name + "/narrow3x3", channels[2], 3);
        branch(graph, name + "/narrow5x5", from, channels[3], 1);
        branch(graph, name + "/wide5x5", name + "/narrow5x5", channels[4], 5);
        graph.addLayer(name + "/pool", pool(1), from);
        branch(graph, name + "/projection", name + "/pool", channels[5], 1);
        graph.addVertex(
                name + "/out",
                new MergeVertex(),
                name + "/pointwise",
                name + "/wide3x3",
                name + "/wide5x5",
                name + "/projection");
    }

    private static void branch(GraphBuilder graph, String name, String from, int channels, int kernel) {
        graph.addLayer(name, StockSequences.conv(channels, kernel, 1, kernel / 2, Activation.RELU), from);
    }

    private static SubsamplingLayer pool(int stride) {
        return new SubsamplingLayer.Builder(PoolingType.MAX)
                .kernelSize(3, 3)
                .stride(stride, stride)
                .padding(1, 1)
                .build();
    }
}
