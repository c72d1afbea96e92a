package dev.netwright.benchmarks.stock;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;

/** LeNet, AlexNet and VGG-11 of "Dive into Deep Learning". Each method adds all layers but the last, and names it. */
final class StockSequences {
    private StockSequences() {}

    static String leNet(GraphBuilder graph) {
        graph.addLayer("conv1", conv(6, 5, 1, 2, Activation.SIGMOID), "in")
                .addLayer("pool1", pool(PoolingType.AVG, 2), "conv1")
                .addLayer("conv2", conv(16, 5, 1, 0, Activation.SIGMOID), "pool1")
                .addLayer("pool2", pool(PoolingType.AVG, 2), "conv2")
                .addLayer("fc1", dense(120, Activation.SIGMOID), "pool2")
                .addLayer("fc2", dense(84, Activation.SIGMOID), "fc1");
        return "fc2";
    }

    static String alexNet(GraphBuilder graph) {
        graph.addLayer("conv1", conv(96, 11, 4, 1, Activation.RELU), "in")
                .addLayer("pool1", pool(PoolingType.MAX, 3), "conv1")
                .addLayer("conv2", conv(256, 5, 1, 2, Activation.RELU), "pool1")
                .addLayer("pool2", pool(PoolingType.MAX, 3), "conv2")
                .addLayer("conv3", conv(384, 3, 1, 1, Activation.RELU), "pool2")
                .addLayer("conv4", conv(384, 3, 1, 1, Activation.RELU), "conv3")
                .addLayer("conv5", conv(256, 3, 1, 1, Activation.RELU), "conv4")
                .addLayer("pool5", pool(PoolingType.MAX, 3), "conv5");
        return wide(graph, "pool5");
    }

    static String vgg11(GraphBuilder graph) {
        int[][] stages = {{1, 64}, {1, 128}, {2, 256}, {2, 512}, {2, 512}};
        String last = "in";
        for (int stage = 1; stage <= stages.length; stage++) {
            for (int i = 0; i < stages[stage - 1][0]; i++) {
                String name = "stage" + stage + "/conv_" + i;
                graph.addLayer(name, conv(stages[stage - 1][1], 3, 1, 1, Activation.RELU), last);
                last = name;
            }
            graph.addLayer("stage" + stage + "/pool", pool(PoolingType.MAX, 2), last);
            last = "stage" + stage + "/pool";
        }
        return wide(graph, last);
    }

    private static String wide(GraphBuilder graph, String from) {
        graph.addLayer("fc6", dense(4096, Activation.RELU), from).addLayer("fc7", dense(4096, Activation.RELU), "fc6");
        return "fc7";
    }

    static ConvolutionLayer conv(int channels, int kernel, int stride, int padding, Activation activation) {
        return new ConvolutionLayer.Builder(kernel, kernel)
                .nOut(channels)
                .stride(stride, stride)
                .padding(padding, padding)
                .activation(activation)
                .build();
    }

    private static SubsamplingLayer pool(PoolingType type, int kernel) {
        return new SubsamplingLayer.Builder(type)
                .kernelSize(kernel, kernel)
                .stride(2, 2)
                .build();
    }

    static DenseLayer dense(int units, Activation activation) {
        return new DenseLayer.Builder().nOut(units).activation(activation).build();
    }
}
