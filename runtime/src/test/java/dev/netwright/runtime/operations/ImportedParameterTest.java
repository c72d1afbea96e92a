package dev.netwright.runtime.operations;

import static dev.netwright.runtime.operations.HandBuilt.chain;
import static dev.netwright.runtime.operations.HandBuilt.graph;
import static dev.netwright.runtime.operations.HandBuilt.nodes;
import static dev.netwright.runtime.operations.HandBuilt.parameter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.engine.graph.Graph;
import dev.netwright.engine.graph.Node;
import dev.netwright.engine.graph.Parameter;
import dev.netwright.engine.graph.Weight;
import java.util.List;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Parameters as views of the flat array, in the layouts of the operations, and joined where a lowering is undone. */
class ImportedParameterTest {

    /** The order of the gates by hand: Deeplearning4j's blocks of columns are candidate, forget, output, input. */
    @Test
    void theGatesOfAnLstmAreInOnnxsOrder() {
        LSTM lstm =
                new LSTM.Builder().nIn(3).nOut(2).activation(Activation.TANH).build();
        ComputationGraph network = graph(
                layers -> layers.addInputs("x")
                        .addLayer("both", new Bidirectional(Bidirectional.Mode.CONCAT, lstm), "x")
                        .addLayer(
                                "one",
                                new LSTM.Builder()
                                        .nIn(4)
                                        .nOut(2)
                                        .activation(Activation.TANH)
                                        .build(),
                                "both"),
                "one");
        network.params()
                .assign(Nd4j.arange(network.params().length())
                        .castTo(DataType.FLOAT)
                        .reshape(1, -1));
        FlatParameters flat = FlatParameters.of(network);
        Graph graph = GraphImport.training(network).graph();
        int[] blocks = {3, 2, 1, 0};
        String[] prefixes = {"f", "b"};
        Weight w = graph.weight("both.W").orElseThrow();
        Weight r = graph.weight("both.R").orElseThrow();
        Weight b = graph.weight("both.B").orElseThrow();
        assertThat(w.shape().sizes()).containsExactly(2, 8, 3);
        assertThat(r.shape().sizes()).containsExactly(2, 8, 2);
        assertThat(b.shape().sizes()).containsExactly(2, 8);
        for (int direction = 0; direction < 2; direction++) {
            INDArray ofW = network.getParam("both_" + prefixes[direction] + "W");
            INDArray ofR = network.getParam("both_" + prefixes[direction] + "RW");
            INDArray ofB = network.getParam("both_" + prefixes[direction] + "b");
            for (int row = 0; row < 8; row++) {
                int column = blocks[row / 2] * 2 + row % 2;
                for (int i = 0; i < 3; i++) {
                    assertThat(flat.numbers(w)[(direction * 8 + row) * 3 + i]).isEqualTo(ofW.getDouble(i, column));
                }
                for (int i = 0; i < 2; i++) {
                    assertThat(flat.numbers(r)[(direction * 8 + row) * 2 + i]).isEqualTo(ofR.getDouble(i, column));
                }
                assertThat(flat.numbers(b)[direction * 8 + row]).isEqualTo(ofB.getDouble(column));
            }
        }
        assertThat(graph.weight("one.W").orElseThrow().shape().sizes()).containsExactly(1, 8, 4);
    }

    /** {@code [multiplier, in, kH, kW]} becomes {@code [in * multiplier, 1, kH, kW]}, channel by channel. */
    @Test
    void theWeightsOfASeparableConvolutionAreChannelByChannel() {
        ComputationGraph network = graph(
                layers -> layers.addInputs("image")
                        .addLayer(
                                "mine",
                                new SeparableConvolution2D.Builder(2, 3)
                                        .nIn(3)
                                        .nOut(4)
                                        .depthMultiplier(2)
                                        .build(),
                                "image"),
                "mine");
        network.params()
                .assign(Nd4j.arange(network.params().length())
                        .castTo(DataType.FLOAT)
                        .reshape(1, -1));
        Parameter weights = parameter(GraphImport.training(network).graph(), "mine.W");
        assertThat(weights.shape().sizes()).containsExactly(6, 1, 2, 3);
        INDArray own = network.getParam("mine_W");
        double[] numbers = FlatParameters.of(network).numbers(weights);
        for (int i = 0; i < numbers.length; i++) {
            int channel = i / 6;
            assertThat(numbers[i]).isEqualTo(own.getDouble(channel % 2, channel / 2, i / 3 % 2, i % 3));
        }
    }

    @Test
    void parametersFollowTheGraph() {
        ComputationGraph network = chain(first -> first, second -> second);
        Parameter weights = parameter(GraphImport.prediction(network).graph(), "second.W");
        assertThat(weights.name()).isEqualTo("second/W");
        network.getParam("second_W").putScalar(1, 2, 42);
        assertThat(FlatParameters.of(network).numbers(weights)[5]).isEqualTo(42);
    }

    /** Two convolutions on halves of the channels, side by side. */
    private static ComputationGraph halves(UnaryOperator<Layer> second) {
        ConvolutionLayer.Builder half =
                new ConvolutionLayer.Builder(1, 1).nIn(2).nOut(3).activation(Activation.SWISH);
        return graph(
                layers -> layers.addInputs("image")
                        .addVertex("low", new SubsetVertex(0, 1), "image")
                        .addVertex("high", new SubsetVertex(2, 3), "image")
                        .addLayer("left", half.build(), "low")
                        .addLayer("right", second.apply(half.build()), "high")
                        .addVertex("all", new MergeVertex(), "left", "right"),
                "all");
    }

    @Test
    void loweredGroupsAreOneConvolutionInAGraphOfItsOwn() {
        ComputationGraph network = halves(second -> second);
        GraphImport imported = GraphImport.training(network);
        Graph own = imported.graph(List.of("all"));
        assertThat(own.outputs()).containsExactly("all");
        assertThat(own.sorted()).extracting(Node::operation).containsExactly("Conv", "Swish");
        assertThat(own.sorted().get(0).attributes().integerOr("group", 1)).isEqualTo(2);
        Parameter joined = parameter(own, "all.W");
        assertThat(joined.shape().sizes()).containsExactly(6, 2, 1, 1);
        network.params()
                .assign(Nd4j.arange(network.params().length())
                        .castTo(DataType.FLOAT)
                        .reshape(1, -1));
        double[] numbers = FlatParameters.of(network).numbers(joined);
        assertThat(numbers[7]).isEqualTo(network.getParam("right_W").getDouble(0, 1, 0, 0));
        assertThat(imported.graph().nodes()).as("the whole graph stays").hasSize(7);
        assertThat(imported.graph(List.of("all", "left")).outputs()).containsExactly("all", "left");
        assertThat(nodes(imported.graph(List.of("all", "left")), "Conv")).hasSize(2);
    }

    @Test
    void aFrozenGroupStaysByItself() {
        Graph own = GraphImport.training(halves(FrozenLayer::new)).graph(List.of("all"));
        assertThat(nodes(own, "Conv")).hasSize(2);
    }

    @Test
    void dropoutsAreNotShared() {
        ComputationGraph network = graph(
                layers -> layers.addInputs("x")
                        .addLayer("one", new DropoutLayer(0.5), "x")
                        .addLayer("two", new DropoutLayer(0.5), "x")
                        .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "one", "two"),
                "sum");
        Graph own = GraphImport.training(network).graph(List.of("sum"));
        assertThat(nodes(own, "Dropout")).extracting(Node::name).containsExactlyInAnyOrder("one", "two");
    }
}
