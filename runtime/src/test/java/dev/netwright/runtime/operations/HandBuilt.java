package dev.netwright.runtime.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.engine.graph.Graph;
import dev.netwright.engine.graph.Node;
import dev.netwright.engine.graph.Parameter;
import dev.netwright.runtime.NetworkSettings;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Small graphs built by hand, and what is in their operations. */
final class HandBuilt {
    private HandBuilt() {}

    static ComputationGraph graph(Consumer<GraphBuilder> layers, String... outputs) {
        return graph(DataType.FLOAT, layers, outputs);
    }

    static ComputationGraph graph(DataType type, Consumer<GraphBuilder> layers, String... outputs) {
        GraphBuilder builder =
                NetworkSettings.defaults().newConfiguration().dataType(type).graphBuilder();
        layers.accept(builder);
        ComputationGraph graph =
                new ComputationGraph(builder.setOutputs(outputs).build());
        graph.init();
        return graph;
    }

    static DenseLayer.Builder dense(int nIn, int nOut) {
        return new DenseLayer.Builder().nIn(nIn).nOut(nOut).activation(Activation.IDENTITY);
    }

    static OutputLayer out(LossFunction loss, Activation activation) {
        return new OutputLayer.Builder(loss)
                .nIn(3)
                .nOut(2)
                .activation(activation)
                .build();
    }

    /** A dense layer of 4 to 3, one that may be frozen of 3 to 3, and a head. */
    static ComputationGraph chain(UnaryOperator<Layer> first, UnaryOperator<Layer> second) {
        return graph(
                layers -> layers.addInputs("x")
                        .addLayer("first", first.apply(dense(4, 3).build()), "x")
                        .addLayer("second", second.apply(dense(3, 3).build()), "first")
                        .addLayer("out", out(LossFunction.MCXENT, Activation.SOFTMAX), "second"),
                "out");
    }

    static Node node(Graph graph, String operation) {
        List<Node> all = nodes(graph, operation);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    static List<Node> nodes(Graph graph, String operation) {
        return graph.nodes().stream().filter(node -> node.is(operation)).toList();
    }

    static Parameter parameter(Graph graph, String tensor) {
        return (Parameter) graph.weight(tensor).orElseThrow();
    }

    static void assertObstacles(ComputationGraph network, String... lines) {
        assertThat(GraphImport.training(network).obstacles()).containsExactly(lines);
    }
}
