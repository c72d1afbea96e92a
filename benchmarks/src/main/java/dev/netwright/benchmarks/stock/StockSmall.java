package dev.netwright.benchmarks.stock;

import dev.netwright.benchmarks.contender.Examples;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.nd4j.linalg.activations.Activation;

/** The networks for tables, series and texts. Each method adds all layers but the last, and names it. */
final class StockSmall {
    private StockSmall() {}

    static String table(GraphBuilder graph) {
        graph.addLayer("hidden1", StockSequences.dense(128, Activation.RELU), "in")
                .addLayer("hidden2", StockSequences.dense(64, Activation.RELU), "hidden1");
        return "hidden2";
    }

    static String series(GraphBuilder graph) {
        graph.addLayer(
                        "read",
                        new LSTM.Builder().nOut(128).activation(Activation.TANH).build(),
                        "in")
                .addVertex("last", new LastTimeStepVertex("in"), "read");
        return "last";
    }

    static String text(GraphBuilder graph, Examples words) {
        graph.addLayer(
                "vectors",
                new EmbeddingSequenceLayer.Builder()
                        .nIn(words.size())
                        .nOut(64)
                        .inputLength(words.shape().get(1).intValue())
                        .build(),
                "in");
        String[] pools = new String[3];
        for (int i = 0; i < pools.length; i++) {
            int kernel = 3 + i;
            pools[i] = "pool" + kernel;
            graph.addLayer(
                            "conv" + kernel,
                            new Convolution1DLayer.Builder(kernel)
                                    .nOut(100)
                                    .activation(Activation.RELU)
                                    .build(),
                            "vectors")
                    .addLayer(pools[i], new GlobalPoolingLayer.Builder(PoolingType.MAX).build(), "conv" + kernel);
        }
        graph.addVertex("joined", new MergeVertex(), pools);
        return "joined";
    }
}
